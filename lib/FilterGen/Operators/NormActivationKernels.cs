using System.Numerics;

namespace FilterGen.Operators;

/// <summary>What <see cref="NormActivation"/> does with a channel: z = scale·x + shift, then z where positive, else slope·z.</summary>
internal static unsafe class NormActivationKernels
{
    /// <summary>Writes a channel's output.</summary>
    public static void Forward(
        ChannelShape shape, int channel, ChannelStatistics statistics, float weight, float bias, float slope, float* maps, float* output)
    {
        var scale = weight * statistics.InverseDeviation;
        var shift = bias - statistics.Mean * scale;
        Vector<float> scales = Vector.Create(scale), shifts = Vector.Create(shift), slopes = Vector.Create(slope);
        for (var image = 0; image < shape.Images; image++)
        {
            float* x = maps + shape.Map(image, channel), y = output + shape.Map(image, channel);
            var i = 0;
            for (; i <= shape.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var z = Vector.FusedMultiplyAdd(Vector.Load(x + i), scales, shifts);
                Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), z, z * slopes).Store(y + i);
            }
            for (; i < shape.Length; i++)
            {
                var z = float.FusedMultiplyAdd(x[i], scale, shift);
                y[i] = z > 0 ? z : z * slope;
            }
        }
    }

    /// <summary>Writes the gradient of a channel's input.</summary>
    /// <returns>The gradients of the channel's weight and bias.</returns>
    public static (float Weight, float Bias) Backward(
        ChannelShape shape, int channel, ChannelStatistics statistics, float weight, float bias, float slope, float* maps, float* gradient,
        float* mapsGradient)
    {
        var scale = weight * statistics.InverseDeviation;
        var shift = bias - statistics.Mean * scale;
        double sum = 0, product = 0; // of the normalisation's gradient; of that and x − mean
        for (var image = 0; image < shape.Images; image++)
        {
            var (s, p) = Sums(maps + shape.Map(image, channel), gradient + shape.Map(image, channel), shape.Length,
                statistics.Mean, scale, shift, slope);
            sum += s;
            product += p;
        }
        // dx = scale·(d − mean(d) − (x − mean)·mean(d·(x − mean))/variance) = scale·d + along·(x − mean) + offset
        double inverse = statistics.InverseDeviation, along = -scale * inverse * inverse * product / shape.Count;
        var offset = -scale * sum / shape.Count;
        for (var image = 0; image < shape.Images; image++)
        {
            Combine(maps + shape.Map(image, channel), gradient + shape.Map(image, channel), mapsGradient + shape.Map(image, channel),
                shape.Length, statistics.Mean, scale, shift, slope, (float)along, (float)offset);
        }
        return ((float)(product * inverse), (float)sum);
    }

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
