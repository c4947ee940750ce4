namespace FilterGen.Data.Folders;

/// <summary>How <see cref="ImageFolder"/> reads a tree of images.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>Rows and columns of every image, at least 1: the middle square of the picture is scaled to it.</summary>
    public int Size { get; init; } = 224;

    /// <summary>How many files are taken of each class, in the order of their names; null takes all.</summary>
    public int? PerClass { get; init; }

    /// <summary>Whether what cannot be read is left out and named; otherwise it is an error. Either way before any training.</summary>
    public bool SkipBad { get; init; } = true;

    /// <summary>Where it is said what was left out; null is the console.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>The folder for scaled images; null takes the data cache's.</summary>
    public string? CacheFolder { get; init; }
}
