using System.Text.Json;

namespace FilterGen.Data;

/// <summary>The list of data sets the workbook knows: their files, checksums, sources, licence and citation.</summary>
/// <param name="Sets">The sets, as they stand in <c>data/manifest.json</c>.</param>
public sealed record DataManifest(IReadOnlyList<DataSetEntry> Sets)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<DataManifest> Embedded = new(ReadEmbedded);

    /// <summary>The manifest that was built into this library.</summary>
    public static DataManifest Default => Embedded.Value;

    /// <summary>Finds a set by its name.</summary>
    /// <param name="name">The set's short name, for example <c>mnist</c>.</param>
    /// <exception cref="ArgumentException">The manifest has no set of that name.</exception>
    public DataSetEntry Find(string name) =>
        Sets.FirstOrDefault(set => set.Name == name)
        ?? throw new ArgumentException($"expected one of {string.Join(", ", Sets.Select(set => set.Name))}, found {name}.", nameof(name));

    internal static DataManifest Parse(Stream json) =>
        JsonSerializer.Deserialize<DataManifest>(json, Options) ?? throw new InvalidDataException("The data manifest is empty.");

    private static DataManifest ReadEmbedded()
    {
        using var json = typeof(DataManifest).Assembly.GetManifestResourceStream("FilterGen.Data.manifest.json")
            ?? throw new InvalidOperationException("FilterGen was built without data/manifest.json.");
        return Parse(json);
    }
}
