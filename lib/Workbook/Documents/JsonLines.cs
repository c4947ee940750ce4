namespace Workbook.Documents;

/// <summary>Finds places in the text of an .ipynb file, so that errors can name a line.</summary>
internal static class JsonLines
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = IpynbReader.MaxDepth };

    /// <summary>The line, from 1, on which cell number <paramref name="index"/> (from 0) of the text begins; 1 if it has none.</summary>
    public static int FindCell(string json, int index)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, Options);
        var inCells = false;
        var cell = -1;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                inCells = reader.ValueTextEquals("cells");
            }
            else if (inCells && reader.CurrentDepth == 2 && reader.TokenType != JsonTokenType.EndObject
                && reader.TokenType != JsonTokenType.EndArray && ++cell == index)
            {
                return Line(bytes, reader.TokenStartIndex);
            }
        }
        return 1;
    }

    /// <summary>The line, from 1, of the first string that escapes half a surrogate pair, or null when every string is text.</summary>
    public static int? FindHalfCharacter(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, Options);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return Line(bytes, reader.TokenStartIndex);
            }
        }
        return null;
    }

    private static int Line(ReadOnlySpan<byte> bytes, long position) => 1 + bytes[..(int)position].Count((byte)'\n');
}
