using System.Text.RegularExpressions;

namespace Workbook.Run;

/// <summary>
/// What a terminal would show of the text written to it: a carriage return goes back to the line's start, so that a progress bar
/// drawn a thousand times is kept once. Colours pass through.
/// </summary>
internal sealed partial class TerminalText
{
    private const string Movements = "\r\b\u001b";

    private readonly StringBuilder finished = new();
    private readonly List<string> line = [];
    private int cursor;
    private string unfinished = "";
    private string style = "";

    /// <summary>About how many characters are kept.</summary>
    public int Length => finished.Length + line.Count;

    /// <summary>Writes <paramref name="text"/>.</summary>
    public void Append(string text)
    {
        text = unfinished + text;
        unfinished = "";
        for (var i = 0; i < text.Length;)
        {
            var plain = PlainLines(text.AsSpan(i));
            finished.Append(text, i, plain);
            i += plain;
            if (i < text.Length) i += Write(text, i);
        }
    }

    /// <summary>The text as it stands now.</summary>
    public override string ToString() => $"{finished}{string.Concat(line)}{style}{unfinished}";

    /// <summary>How many characters at the start of <paramref name="text"/> are whole lines that can be kept as they are.</summary>
    private int PlainLines(ReadOnlySpan<char> text)
    {
        if (line.Count > 0 || cursor > 0 || style.Length > 0) return 0;
        var movement = text.IndexOfAny(Movements);
        return (movement < 0 ? text : text[..movement]).LastIndexOf('\n') + 1;
    }

    /// <summary>Writes what stands at <paramref name="i"/> and says how many characters that were.</summary>
    private int Write(string text, int i)
    {
        switch (text[i])
        {
            case '\n':
                finished.Append(string.Concat(line)).Append(style).Append('\n');
                (cursor, style) = (0, "");
                line.Clear();
                return 1;
            case '\r':
                cursor = 0;
                return 1;
            case '\b':
                cursor = Math.Max(0, cursor - 1);
                return 1;
            case '\u001b':
                return Escape(text, i);
            default:
                if (char.IsHighSurrogate(text[i]) && i + 1 == text.Length) return Keep(text, i);
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                Put(style + text.Substring(i, length));
                style = "";
                return length;
        }
    }

    private void Put(string cell)
    {
        while (line.Count < cursor) line.Add(" ");
        if (cursor < line.Count) line[cursor] = cell;
        else line.Add(cell);
        cursor++;
    }

    private int Escape(string text, int i)
    {
        var match = Control().Match(text, i);
        if (!match.Success && text.Length - i < 16) return Keep(text, i);
        if (!match.Success) return 1;
        if (match.ValueSpan[^1] == 'K') Erase(match.Groups[1].ValueSpan);
        else style += match.Value;
        return match.Length;
    }

    /// <summary>Leaves the rest of <paramref name="text"/> to be written together with what comes next.</summary>
    private int Keep(string text, int i)
    {
        unfinished = text[i..];
        return unfinished.Length;
    }

    private void Erase(ReadOnlySpan<char> part)
    {
        var (from, to) = part switch
        {
            "" or "0" => (Math.Min(cursor, line.Count), line.Count),
            "1" => (0, Math.Min(cursor + 1, line.Count)),
            _ => (0, line.Count),
        };
        for (var i = from; i < to; i++) line[i] = " ";
        if (to == line.Count) line.RemoveRange(from, to - from);
    }

    [GeneratedRegex(@"\G\x1b(?:\[([0-9;?]*)[ -/]*[@-~]|[^\[])")]
    private static partial Regex Control();
}
