using System.Text.Json;

namespace Benchmarks;

/// <summary>Results as a file that is there whole or not at all.</summary>
internal static class JsonFile
{
    /// <summary>How everything is written here: names in snake case, nothing for null.</summary>
    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a value, indented.</summary>
    /// <exception cref="BenchmarkException">The file cannot be written.</exception>
    public static void Write<T>(string path, T value)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = File.Create(temporary))
            {
                JsonSerializer.Serialize(stream, value, new JsonSerializerOptions(Format) { WriteIndented = true });
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new BenchmarkException(
                $"--json {path}: expected a place where a file can be written; {denied.GetType().Name}: {denied.Message}", denied);
        }
    }
}
