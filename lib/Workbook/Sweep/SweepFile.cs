using System.Text.Json.Serialization;
using Workbook.Documents;

namespace Workbook.Sweep;

/// <summary>A sweep as its JSON file has it. Paths are relative to the file; texts may hold <c>{name}</c> of a value.</summary>
internal sealed record SweepFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The notebook that every run executes.</summary>
    public required string Notebook { get; init; }

    /// <summary>The JSON-lines file that runs add to.</summary>
    public required string Results { get; init; }

    /// <summary>The fields of the lines that a finished run has left there.</summary>
    public required IReadOnlyList<Dictionary<string, string>> Records { get; init; }

    /// <summary>The runs, in the order in which they start.</summary>
    public required IReadOnlyList<SweepGrid> Runs { get; init; }

    /// <summary>Ways to run all of it, by name; the first is the one unless another is asked for.</summary>
    public OrderedDictionary<string, SweepProfile> Profiles { get; init; } = [];

    /// <summary>The folder for logs and executed notebooks.</summary>
    public string Logs { get; init; } = "logs";

    /// <summary>Reads a file.</summary>
    /// <exception cref="DocumentException">The file is missing or is no sweep; the message names file and line.</exception>
    public static SweepFile Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SweepFile>(File.ReadAllText(path), Json) ?? throw new JsonException("the file holds null");
        }
        catch (JsonException error)
        {
            int? line = error.LineNumber is { } before ? (int)before + 1 : null;
            throw new DocumentException(path, line, $"expected a sweep. {error.Message}", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DocumentException(path, null, "there is no such file", error);
        }
    }
}
