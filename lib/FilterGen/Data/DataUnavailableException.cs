namespace FilterGen.Data;

/// <summary>A data file is not in the cache and no source could give it; the message names the sources and the way out.</summary>
public sealed class DataUnavailableException : IOException
{
    /// <summary>Makes the exception with its whole message.</summary>
    public DataUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>For a folder of the cache in which nothing can be written.</summary>
    internal static DataUnavailableException NotWritable(string folder, Exception denied) => new(
        $"{folder}: expected a folder that can be written, found none ({denied.Message.TrimEnd('.')}). "
        + $"Set {DataCache.FolderVariable} to a folder of yours and run again.", denied);
}
