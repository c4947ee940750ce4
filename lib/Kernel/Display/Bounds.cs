using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NotebookKernel.Execution;

namespace NotebookKernel.Display;

/// <summary>What is too long for any page is not shown: it would stay in memory, in the notebook, and in the page.</summary>
internal static class Bounds
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The most characters of one form.</summary>
    public const int MostCharacters = 30_000_000;

    /// <summary>The forms that are not too long; a sentence says how long the others are.</summary>
    public static MimeBundle Keep(MimeBundle data)
    {
        if (data.Data.All(form => LengthOf(form.Value) <= MostCharacters)) return data;
        JsonObject kept = [];
        string said = "";
        foreach (var (mimeType, form) in data.Data)
        {
            if (LengthOf(form) is > MostCharacters and var length)
                said += $"The {mimeType} has {length:N0} characters, and at most {MostCharacters:N0} are shown: write it to a file.";
            else if (mimeType != "text/plain") kept[mimeType] = form?.DeepClone();
        }
        kept["text/plain"] = said;
        return data with { Data = kept };
    }

    private static long LengthOf(JsonNode? form)
    {
        if (form is JsonValue value && value.TryGetValue(out string? text)) return text.Length;
        if (form is null) return 0;
        Counter counter = new();
        using Utf8JsonWriter writer = new(counter, Compact);
        form.WriteTo(writer);
        return counter.Count + writer.BytesPending;
    }

    /// <summary>Counts what is written and keeps none of it.</summary>
    private sealed class Counter : IBufferWriter<byte>
    {
        private byte[] buffer = new byte[1 << 14];

        public long Count { get; private set; }

        public void Advance(int count) => Count += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (sizeHint > buffer.Length) buffer = new byte[sizeHint];
            return buffer;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
