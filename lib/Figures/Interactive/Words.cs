using System.Buffers.Binary;

namespace FilterGen.Figures.Interactive;

/// <summary>Many numbers in a page: 16 bits each, even steps between the smallest and the largest, which stand beside them.</summary>
internal static class Words
{
    /// <summary>What the scripts' function numbersOf reads. What is not finite becomes zero.</summary>
    public static JsonObject Of(IReadOnlyList<float> values)
    {
        var (low, high) = Range(values);
        var bytes = new byte[2 * values.Count];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(
                bytes.AsSpan(2 * i), (ushort)Math.Round(((float.IsFinite(values[i]) ? values[i] : 0) - low) / (high - low) * ushort.MaxValue));
        return new() { ["low"] = Numbers.Short(low), ["high"] = Numbers.Short(high), ["values"] = Convert.ToBase64String(bytes) };
    }

    /// <summary>From the smallest to the largest finite value, zero included.</summary>
    public static (double Low, double High) Range(IReadOnlyList<float> values)
    {
        var finite = values.Where(float.IsFinite).Append(0).ToList();
        return (finite.Min(), finite.Max() > finite.Min() ? finite.Max() : finite.Min() + 1);
    }
}
