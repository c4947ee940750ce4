namespace FilterGen.Figures.Display;

/// <summary>
/// Says which class knows how to show a type in a notebook. Kernels look for an attribute of this name on the type of a
/// value (.NET Interactive's convention), so that neither side refers to the other's assembly. On an assembly it speaks of a type
/// of others, and comes before what that type says of itself.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types to put into one display, the richest first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];

    /// <summary>The type that an assembly speaks of.</summary>
    public Type? For { get; set; }
}
