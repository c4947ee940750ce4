namespace CSharpKernel.Execution.References;

/// <summary>What tells one build of a file from the next.</summary>
/// <param name="Written">When it was last written.</param>
/// <param name="Length">Its size in bytes.</param>
internal sealed record SourceFile(DateTime Written, long Length)
{
    /// <summary>The file as it is now.</summary>
    public static SourceFile Of(string path)
    {
        FileInfo file = new(path);
        return new SourceFile(file.LastWriteTimeUtc, file.Length);
    }
}
