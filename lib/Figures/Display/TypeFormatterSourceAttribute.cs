namespace FilterGen.Figures.Display;

/// <summary>
/// Says which class knows how to show a type in a notebook. Kernels look for an attribute of this name on the type of a
/// value (.NET Interactive's convention), so that neither side refers to the other's assembly.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to put into one display, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
