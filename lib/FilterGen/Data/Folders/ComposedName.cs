namespace FilterGen.Data.Folders;

/// <summary>
/// Names with each letter and its marks as one character where there is one (Unicode NFC). macOS keeps them apart (NFD), so that one name
/// is two texts. .NET itself does not join them where it runs without the system's language data, as here.
/// </summary>
internal static class ComposedName
{
    private const int FirstSyllable = 0xac00, Syllables = 11_172, Vowels = 21, Tails = 28;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTails = 0x11a7;
    private static readonly Lazy<(Dictionary<(int Letter, int Mark), int> Pairs, List<(int First, int Last, int Class)> Classes)> Unicode =
        new(Read);

    /// <summary>A name in either of the two forms as NFC.</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name)) return name;
        List<int> composed = [];
        var (letter, before) = (-1, 0);
        foreach (var next in name.EnumerateRunes().Select(rune => rune.Value))
        {
            var own = ClassOf(next);
            // A mark of the same class between keeps another one from the letter.
            var reaches = letter >= 0 && (letter == composed.Count - 1 || (before > 0 && before < own));
            if (reaches && Joined(composed[letter], next) is { } both)
            {
                composed[letter] = both;
                continue;
            }
            if (own == 0) letter = composed.Count;
            before = own;
            composed.Add(next);
        }
        return string.Concat(composed.Select(value => new Rune(value).ToString()));
    }

    private static int? Joined(int letter, int mark)
    {
        if (letter - FirstLead is >= 0 and < 19 && mark - FirstVowel is >= 0 and < Vowels)
            return FirstSyllable + ((letter - FirstLead) * Vowels + mark - FirstVowel) * Tails;
        var (syllable, tail) = (letter - FirstSyllable, mark - BeforeTails);
        if (syllable is >= 0 and < Syllables && syllable % Tails == 0 && tail is > 0 and < Tails) return letter + tail;
        return Unicode.Value.Pairs.TryGetValue((letter, mark), out var both) ? both : null;
    }

    /// <summary>The canonical combining class, 0 for what is no mark.</summary>
    private static int ClassOf(int character) =>
        Unicode.Value.Classes.Find(range => range.First <= character && character <= range.Last).Class;

    private static (Dictionary<(int, int), int>, List<(int, int, int)>) Read()
    {
        Dictionary<(int, int), int> pairs = [];
        List<(int, int, int)> classes = [];
        using var stream = typeof(ComposedName).Assembly.GetManifestResourceStream("FilterGen.Data.Folders.Compositions.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var entries = line.Split(' ');
            foreach (var entry in entries[1..])
            {
                var (ends, key) = (entry.Split('-', '='), entries[0][..^1]);
                if (entries[0].EndsWith(':')) classes.Add((Hex(ends[0]), Hex(ends[^1]), int.Parse(key, CultureInfo.InvariantCulture)));
                else pairs[(Hex(ends[0]), Hex(key))] = Hex(ends[1]);
            }
        }
        return (pairs, classes);
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
