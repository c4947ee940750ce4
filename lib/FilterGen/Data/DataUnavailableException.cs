namespace FilterGen.Data;

/// <summary>A data file is not in the cache and no source could give it; the message names the sources and the way out.</summary>
public sealed class DataUnavailableException : IOException
{
    /// <summary>Makes the exception with its whole message.</summary>
    public DataUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
