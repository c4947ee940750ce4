using System.Numerics;

namespace FilterGen.Operators;

/// <summary>Mean, variance and the inverse of the deviation of a channel over a batch.</summary>
internal readonly unsafe record struct ChannelStatistics(float Mean, float Variance, float InverseDeviation)
{
    /// <summary>Computes them.</summary>
    /// <param name="shape">The sizes of the maps.</param>
    /// <param name="maps">The first number of the maps.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="epsilon">Is added to the variance.</param>
    public static ChannelStatistics Of(ChannelShape shape, float* maps, int channel, double epsilon)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < shape.Images; i++) sum += Sum(maps + shape.Map(i, channel), shape.Length);
        var mean = (float)(sum / shape.Count);
        for (var i = 0; i < shape.Images; i++) squares += Squares(maps + shape.Map(i, channel), shape.Length, mean);
        var variance = squares / shape.Count;
        return new(mean, (float)variance, (float)(1 / Math.Sqrt(variance + epsilon)));
    }

    private static float Sum(float* map, int length)
    {
        var (total, i) = (Vector<float>.Zero, 0);
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count) total += Vector.Load(map + i);
        var sum = Vector.Sum(total);
        for (; i < length; i++) sum += map[i];
        return sum;
    }

    private static float Squares(float* map, int length, float mean)
    {
        var (total, i, means) = (Vector<float>.Zero, 0, Vector.Create(mean));
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var away = Vector.Load(map + i) - means;
            total = Vector.FusedMultiplyAdd(away, away, total);
        }
        var sum = Vector.Sum(total);
        for (; i < length; i++) sum += (map[i] - mean) * (map[i] - mean);
        return sum;
    }
}
