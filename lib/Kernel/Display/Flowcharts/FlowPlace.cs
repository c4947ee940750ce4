namespace NotebookKernel.Display.Flowcharts;

/// <summary>
/// What takes room in one rank of a flowchart: a node, or a line that passes. The flow goes along; the rank lies across.
/// </summary>
/// <param name="rank">The rank, from 0.</param>
/// <param name="length">The room along the flow, in pixels.</param>
/// <param name="breadth">The room across it.</param>
internal sealed class FlowPlace(int rank, double length, double breadth)
{
    /// <summary>The rank, from 0.</summary>
    public int Rank { get; } = rank;

    /// <summary>The room along the flow, in pixels.</summary>
    public double Length { get; } = length;

    /// <summary>The room across the flow, in pixels.</summary>
    public double Breadth { get; } = breadth;

    /// <summary>The middle, along the flow.</summary>
    public double Along { get; set; }

    /// <summary>The middle, across the flow.</summary>
    public double Across { get; set; }

    /// <summary>What it is joined to in the rank before.</summary>
    public List<FlowPlace> Before { get; } = [];

    /// <summary>What it is joined to in the rank after.</summary>
    public List<FlowPlace> After { get; } = [];
}
