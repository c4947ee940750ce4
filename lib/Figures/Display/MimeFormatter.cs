namespace FilterGen.Figures.Display;

/// <summary>One way to show a <typeparamref name="T"/>; members have the names that kernels look for.</summary>
internal sealed class MimeFormatter<T>(string mimeType, Func<T, string?> render)
{
    /// <summary>What <see cref="Format"/> writes; binary types are written as base64.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="instance"/>; false, with nothing written, when it has no such form.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value || render(value) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
