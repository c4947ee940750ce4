namespace NotebookKernel.Display.Flowcharts;

/// <summary>The outline of a node. Mermaid's other ones are drawn as boxes.</summary>
internal enum NodeShape
{
    /// <summary><c>[text]</c></summary>
    Box,

    /// <summary><c>(text)</c></summary>
    Rounded,

    /// <summary><c>([text])</c></summary>
    Stadium,

    /// <summary><c>((text))</c></summary>
    Circle,

    /// <summary><c>{text}</c></summary>
    Diamond,

    /// <summary><c>{{text}}</c></summary>
    Hexagon,
}
