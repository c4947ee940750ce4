namespace FilterGen.Figures.Display;

/// <summary>A type that lists the forms in which a notebook may show it.</summary>
internal interface IDisplayed<T>
{
    /// <summary>One formatter per MIME type.</summary>
    static abstract IReadOnlyList<MimeFormatter<T>> Forms { get; }
}
