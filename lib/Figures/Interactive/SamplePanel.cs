using System.Buffers.Binary;

namespace FilterGen.Figures.Interactive;

/// <summary>A panel of <see cref="LinkedPanels"/>.</summary>
/// <param name="Title">What the map shows.</param>
/// <param name="Note">A line under the title, or null.</param>
/// <param name="Frames">A name and the places x, y of all samples, per frame.</param>
internal sealed record SamplePanel(string Title, string? Note, IReadOnlyList<(string Name, float[] Points)> Frames)
{
    /// <summary>Stands for a place that is not there.</summary>
    private const ushort Nowhere = ushort.MaxValue;

    public JsonObject ToJson(IReadOnlyList<int> samples) => new()
    {
        ["title"] = Title,
        ["note"] = Note,
        ["frames"] = new JsonArray([.. Frames.Select(frame => (JsonNode)Pack(frame.Points, samples))]),
    };

    /// <summary>Places as 16-bit numbers, base64: 0 to 65,534 over the larger of both ranges, so that distances keep their ratio.</summary>
    private static string Pack(float[] points, IReadOnlyList<int> samples)
    {
        var (left, right) = Range(points, samples, 0);
        var (bottom, top) = Range(points, samples, 1);
        var size = Math.Max(right - left, top - bottom);
        var (x, y) = ((left + right - size) / 2, (bottom + top - size) / 2);
        var bytes = new byte[4 * samples.Count];
        for (var i = 0; i < samples.Count; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4 * i), Place(points[2 * samples[i]], x));
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4 * i + 2), Place(points[2 * samples[i] + 1], y));
        }
        return Convert.ToBase64String(bytes);

        ushort Place(double value, double from) =>
            !double.IsFinite(value) ? Nowhere
            : size > 0 ? (ushort)Math.Round((value - from) / size * (Nowhere - 1))
            : (ushort)(Nowhere / 2);
    }

    private static (double Low, double High) Range(float[] points, IReadOnlyList<int> samples, int axis)
    {
        var values = samples.Select(sample => (double)points[2 * sample + axis]).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        return (values.Min(), values.Max());
    }
}
