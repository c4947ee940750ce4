namespace FilterGen.Data.Faces;

/// <summary>One line of MTFL's <c>training.txt</c>: an image's name, then x1…x5, y1…y5 and four attributes.</summary>
/// <param name="Name">The image's name, with slashes.</param>
/// <param name="Landmarks">Five places in the image, in the order of <see cref="LandmarkData.Landmarks"/>.</param>
/// <param name="Problem">What is wrong with the line, if anything is.</param>
internal sealed record FaceEntry(string Name, Point[] Landmarks, string? Problem = null)
{
    private const int Columns = 15;
    private const int Points = 5;

    /// <summary>Reads the whole list; a line that cannot be used is in the result with its problem.</summary>
    /// <param name="text">The file's content.</param>
    public static FaceEntry[] ParseAll(string text) =>
    [
        .. text.Split('\n')
            .Select((line, index) => (Words: line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), Number: index + 1))
            .Where(line => line.Words.Length > 0)
            .Select(line => Parse(line.Words, $"training.txt, line {line.Number}")),
    ];

    /// <summary>A name as archives have it: slashes, and nothing before the first folder.</summary>
    public static string Normalise(string name)
    {
        name = name.Replace('\\', '/');
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }

    private static FaceEntry Parse(string[] words, string line)
    {
        var name = Normalise(words[0]);
        if (words.Length != Columns)
            return Bad($"{line}: expected {Columns} columns, found {words.Length}.");
        if (name.StartsWith('/') || name.Contains(':') || name.Split('/').Contains(".."))
            return Bad($"{line}: expected the name of an image inside the set, found {name}.");
        var numbers = new double[2 * Points];
        for (var i = 0; i < numbers.Length; i++)
            if (!double.TryParse(words[1 + i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || !double.IsFinite(numbers[i]))
                return Bad($"{line}: expected a number in column {2 + i}, found {words[1 + i]}.");
        return new(name, [.. Enumerable.Range(0, Points).Select(i => new Point(numbers[i], numbers[Points + i]))]);

        FaceEntry Bad(string problem) => new(name, [], problem);
    }
}
