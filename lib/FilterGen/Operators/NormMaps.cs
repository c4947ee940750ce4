using System.Numerics;
using System.Runtime.CompilerServices;
using FilterGen.Tsne.Running;

namespace FilterGen.Operators;

/// <summary>Batch normalisation and activation of maps that lie in memory map by map: a channel after the other.</summary>
internal static unsafe class NormMaps
{
    /// <summary>The statistics of each channel.</summary>
    public static ChannelStatistics[] Measure(NormCall call, Workers workers, double epsilon)
    {
        var found = new ChannelStatistics[call.Channels];
        workers.For(call.Channels, 1, (channel, _) =>
        {
            double sum = 0, squares = 0;
            for (var image = 0; image < call.Images; image++) sum += Sum(call.Maps + At(call, image, channel), call.Length);
            var mean = (float)(sum / call.Count);
            for (var image = 0; image < call.Images; image++) squares += Squares(call.Maps + At(call, image, channel), call.Length, mean);
            found[channel] = ChannelStatistics.Of(mean, squares / call.Count, epsilon);
        });
        return found;
    }

    /// <summary>Writes the output.</summary>
    public static void Forward(NormCall call, Workers workers, ChannelStatistics[] statistics, float* output) =>
        workers.For(call.Channels, 1, (channel, _) =>
        {
            var (scale, shift) = statistics[channel].Line(call.Weight[channel], call.Bias[channel]);
            for (var image = 0; image < call.Images; image++)
            {
                var at = At(call, image, channel);
                Forward(call.Maps + at, output + at, call.Length, scale, shift, call.Slope);
            }
        });

    /// <summary>Writes the gradients of input, weight and bias.</summary>
    public static void Backward(
        NormCall call, Workers workers, ChannelStatistics[] statistics, float* gradient, float* mapsGradient, float* weightGradient,
        float* biasGradient) =>
        workers.For(call.Channels, 1, (channel, _) =>
        {
            var own = statistics[channel];
            var (scale, shift) = own.Line(call.Weight[channel], call.Bias[channel]);
            double sum = 0, product = 0;
            for (var image = 0; image < call.Images; image++)
            {
                var at = At(call, image, channel);
                var (s, p) = Sums(call.Maps + at, gradient + at, call.Length, own.Mean, scale, shift, call.Slope);
                sum += s;
                product += p;
            }
            var (along, offset) = own.InputGradient(scale, sum, product, call.Count);
            for (var image = 0; image < call.Images; image++)
            {
                var at = At(call, image, channel);
                Combine(call.Maps + at, gradient + at, mapsGradient + at, call.Length, own.Mean, scale, shift, call.Slope, along, offset);
            }
            (weightGradient[channel], biasGradient[channel]) = ((float)(product * own.InverseDeviation), (float)sum);
        });

    private static long At(NormCall call, int image, int channel) => ((long)image * call.Channels + channel) * call.Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(float* map, int length)
    {
        var (total, i) = (Vector<float>.Zero, 0);
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count) total += Vector.Load(map + i);
        var sum = Vector.Sum(total);
        for (; i < length; i++) sum += map[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(float* x, float* y, int length, float scale, float shift, float slope)
    {
        Vector<float> scales = Vector.Create(scale), shifts = Vector.Create(shift), slopes = Vector.Create(slope);
        var i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var z = Vector.FusedMultiplyAdd(Vector.Load(x + i), scales, shifts);
            Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), z, z * slopes).Store(y + i);
        }
        for (; i < length; i++)
        {
            var z = float.FusedMultiplyAdd(x[i], scale, shift);
            y[i] = z > 0 ? z : z * slope;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (float Sum, float Product) Sums(float* x, float* gradient, int length, float mean, float scale, float shift, float slope)
    {
        Vector<float> sums = default, products = default;
        Vector<float> means = Vector.Create(mean), scales = Vector.Create(scale), shifts = Vector.Create(shift), slopes = Vector.Create(slope);
        var i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(x + i), given = Vector.Load(gradient + i);
            var positive = Vector.GreaterThan(Vector.FusedMultiplyAdd(value, scales, shifts), Vector<float>.Zero);
            var d = Vector.ConditionalSelect(positive, given, given * slopes);
            sums += d;
            products = Vector.FusedMultiplyAdd(d, value - means, products);
        }
        var (sum, product) = (Vector.Sum(sums), Vector.Sum(products));
        for (; i < length; i++)
        {
            var d = float.FusedMultiplyAdd(x[i], scale, shift) > 0 ? gradient[i] : gradient[i] * slope;
            sum += d;
            product += d * (x[i] - mean);
        }
        return (sum, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(
        float* x, float* gradient, float* result, int length, float mean, float scale, float shift, float slope, float along, float offset)
    {
        Vector<float> scales = Vector.Create(scale), shifts = Vector.Create(shift), slopes = Vector.Create(slope);
        Vector<float> means = Vector.Create(mean), alongs = Vector.Create(along), offsets = Vector.Create(offset);
        var i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(x + i), given = Vector.Load(gradient + i);
            var positive = Vector.GreaterThan(Vector.FusedMultiplyAdd(value, scales, shifts), Vector<float>.Zero);
            var d = Vector.ConditionalSelect(positive, given, given * slopes);
            Vector.FusedMultiplyAdd(d, scales, Vector.FusedMultiplyAdd(value - means, alongs, offsets)).Store(result + i);
        }
        for (; i < length; i++)
        {
            var d = float.FusedMultiplyAdd(x[i], scale, shift) > 0 ? gradient[i] : gradient[i] * slope;
            result[i] = float.FusedMultiplyAdd(d, scale, float.FusedMultiplyAdd(x[i] - mean, along, offset));
        }
    }
}
