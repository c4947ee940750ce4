namespace FilterGen.Figures.Svg;

/// <summary>
/// How wide texts are, by kinds of characters. The shares of the size are those of DejaVu Sans, the widest of the fonts that pages take,
/// so that a text never needs more room, and that a figure is the same on every machine.
/// </summary>
internal static class TextWidth
{
    private const double Bold = 1.14;

    /// <summary>A text's width at a size, both in pixels.</summary>
    public static double Of(string text, double size, bool bold = false) =>
        size * (bold ? Bold : 1) * text.EnumerateRunes().Sum(Share);

    private static double Share(Rune rune) => rune.IsAscii ? Ascii((char)rune.Value) : rune.Value switch
    {
        '·' or '’' or '‘' => 0.35,
        '×' or '−' or '±' or '≤' or '≥' or '→' or '∅' => 0.88,
        '—' or '…' or 'æ' or 'œ' or 'Æ' or 'Œ' => 1.1,
        >= 0x1100 and < 0x1160 or >= 0x2e80 and < 0xd7fc or >= 0xf900 and < 0xfb00 or >= 0xfe30 and < 0xffe7 or >= 0x1f000 => 1.1,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.UppercaseLetter => 0.8,
            _ => 0.7,
        },
    };

    private static double Ascii(char character) => character switch
    {
        ' ' or 'i' or 'j' or 'l' or 'I' or 'J' or '\'' or '|' or '.' or ',' or ':' or ';' or '/' or '\\' => 0.34,
        'f' or 'r' or 't' or '!' or '(' or ')' or '[' or ']' or '-' => 0.41,
        'm' or 'W' or '%' or '@' => 1,
        'w' or 'M' or '+' or '=' or '<' or '>' or '#' or '~' or '^' => 0.86,
        'D' or 'G' or 'H' or 'N' or 'O' or 'Q' or 'U' or '&' => 0.79,
        >= 'A' and <= 'Z' => 0.7,
        'c' or 'k' or 's' or 'v' or 'x' or 'y' or 'z' or '?' or '*' or '_' or '"' => 0.6,
        _ => 0.64,
    };
}
