using System.Text.Json;

namespace FilterGen.Training.Results;

/// <summary>
/// The measured numbers of one experiment, one JSON object per line. Records of the full profile go to
/// <c>notebooks/results/ID.jsonl</c>, which is committed; those of the quick profile to <c>artifacts/results/ID.jsonl</c>,
/// which is not.
/// </summary>
public sealed class ResultsFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>Names a file; it need not exist.</summary>
    public ResultsFile(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file of an experiment in the clone around the current folder.</summary>
    /// <param name="row">Id of the experiment, as listed in <c>notebooks/results/README.md</c>: letters, digits and hyphens.</param>
    /// <param name="profile">Null takes <see cref="Profile.Current"/>.</param>
    /// <exception cref="ArgumentException">The id has other characters.</exception>
    public static ResultsFile Of(string row, Profile? profile = null)
    {
        if (row.Length == 0 || !row.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"expected an experiment's id of letters, digits and hyphens, found '{row}'.", nameof(row));
        var folder = (profile ?? Profile.Current).IsFull ? "notebooks" : "artifacts";
        return new(System.IO.Path.Combine(Clone.Root, folder, "results", row + ".jsonl"));
    }

    /// <summary>All records, in the order of the file; none if there is no file.</summary>
    /// <exception cref="InvalidDataException">A line is not a record; the message names file and line.</exception>
    public IReadOnlyList<RunRecord> Read()
    {
        if (!File.Exists(Path)) return [];
        return [.. File.ReadLines(Path).Index().Where(line => line.Item.Length > 0).Select(line => Parse(line.Item, line.Index + 1))];
    }

    /// <summary>
    /// Adds records. One of the same experiment, configuration, metric, profile and seed is replaced. The file is replaced whole,
    /// under a lock, so runs that end at the same time lose nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A value is not a finite number; nothing is added.</exception>
    public void Add(params IReadOnlyList<RunRecord> records)
    {
        if (records.FirstOrDefault(record => !double.IsFinite(record.Value)) is { } unknown)
            throw new ArgumentException($"{unknown.Row}, {unknown.Config}, {unknown.Metric}: expected a number, found {unknown.Value}. "
                + "Leave the record out.", nameof(records));
        using var _ = FileLock.Take(Path);
        var all = new OrderedDictionary<object, RunRecord>();
        foreach (var record in Read().Concat(records)) all[record.Key] = record;
        AtomicFile.Replace(Path, stream =>
        {
            foreach (var record in all.Values) stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record, Json) + "\n"));
        });
    }

    private RunRecord Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(line, Json) ?? throw new JsonException("the line is null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path}, line {number}: expected a record, found '{line}'. {e.Message} Remove the line.", e);
        }
    }
}
