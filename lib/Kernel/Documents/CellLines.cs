using System.Text;
using System.Text.Json;

namespace Workbook.Documents;

/// <summary>Finds where in an .ipynb file each cell begins, so that errors can name a line.</summary>
internal static class CellLines
{
    /// <summary>The line, from 1, on which cell number <paramref name="index"/> (from 0) of the JSON text begins; 1 if it has none.</summary>
    public static int Find(string json, int index)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
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
                return 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
            }
        }
        return 1;
    }
}
