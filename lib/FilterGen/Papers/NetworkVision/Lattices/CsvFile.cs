namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>The text of a CSV file. It is UTF-8, or UTF-16 where a byte order mark says so.</summary>
internal static class CsvFile
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">It is in another encoding; the message names the line.</exception>
    public static string Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = EncodingOf(bytes).GetString(bytes);
        var wrong = text.AsSpan().IndexOfAny(Unreadable, '\0');
        if (wrong < 0) return text.TrimStart('\uFEFF');
        var line = 1 + text.AsSpan(0, wrong).ToString().ReplaceLineEndings("\n").Count(letter => letter == '\n');
        throw new FormatException(
            $"{Path.GetFileName(path)}, line {line}: expected text in UTF-8, or in UTF-16 with a byte order mark; found something else, "
            + "such as Latin-1, Windows-1252 or UTF-16 without the mark. Save the file as UTF-8 (in Excel: \"CSV UTF-8\").");
    }

    /// <summary>What stands for bytes that are no text in an encoding.</summary>
    private const char Unreadable = '\uFFFD';

    private static Encoding EncodingOf(byte[] bytes) => bytes switch
    {
        [0xff, 0xfe, ..] => Encoding.Unicode,
        [0xfe, 0xff, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };
}
