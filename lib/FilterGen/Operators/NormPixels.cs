using System.Numerics;
using System.Runtime.CompilerServices;
using FilterGen.Tsne.Running;

namespace FilterGen.Operators;

/// <summary>Batch normalisation and activation of maps that lie in memory pixel by pixel: rows of C channels.</summary>
internal static unsafe class NormPixels
{
    private const int RowsPerBlock = 512;

    /// <summary>The statistics of each channel, from sums of the distances to the first pixel.</summary>
    public static ChannelStatistics[] Measure(NormCall call, Workers workers, double epsilon)
    {
        var channels = call.Channels;
        var (sums, squares) = AddUp(call, workers, (begin, end, sum, square) => Distances(call, begin, end, sum, square));
        var found = new ChannelStatistics[channels];
        for (var c = 0; c < channels; c++)
        {
            var mean = sums[c] / call.Count;
            found[c] = ChannelStatistics.Of(call.Maps[c] + mean, Math.Max(0, squares[c] / call.Count - mean * mean), epsilon);
        }
        return found;
    }

    /// <summary>Writes the output.</summary>
    public static void Forward(NormCall call, Workers workers, ChannelStatistics[] statistics, float* output)
    {
        var lines = Lines(call, statistics);
        workers.For((int)call.Count, RowsPerBlock, (begin, end) =>
        {
            fixed (float* scale = lines.Scale, shift = lines.Shift) Forward(call, begin, end, output, scale, shift);
        });
    }

    /// <summary>Writes the gradients of input, weight and bias.</summary>
    public static void Backward(
        NormCall call, Workers workers, ChannelStatistics[] statistics, float* gradient, float* mapsGradient, float* weightGradient,
        float* biasGradient)
    {
        var lines = Lines(call, statistics);
        var (sums, products) = AddUp(call, workers, (begin, end, sum, product) =>
        {
            fixed (float* scale = lines.Scale, shift = lines.Shift, mean = lines.Mean)
                Sums(call, begin, end, gradient, scale, shift, mean, sum, product);
        });
        float[] along = new float[call.Channels], offset = new float[call.Channels];
        for (var c = 0; c < call.Channels; c++)
        {
            (along[c], offset[c]) = statistics[c].InputGradient(lines.Scale[c], sums[c], products[c], call.Count);
            (weightGradient[c], biasGradient[c]) = ((float)(products[c] * statistics[c].InverseDeviation), (float)sums[c]);
        }
        workers.For((int)call.Count, RowsPerBlock, (begin, end) =>
        {
            fixed (float* scale = lines.Scale, shift = lines.Shift, mean = lines.Mean, a = along, o = offset)
                Combine(call, begin, end, gradient, mapsGradient, scale, shift, mean, a, o);
        });
    }

    private delegate void BlockSums(int begin, int end, float* first, float* second);

    /// <summary>Two sums for each channel over all rows: in single precision over a block, in double over the blocks.</summary>
    private static (double[] First, double[] Second) AddUp(NormCall call, Workers workers, BlockSums add)
    {
        var (rows, channels) = ((int)call.Count, call.Channels);
        var blocks = new float[(rows + RowsPerBlock - 1) / RowsPerBlock * 2 * channels];
        workers.For(rows, RowsPerBlock, (begin, end) =>
        {
            fixed (float* own = &blocks[begin / RowsPerBlock * 2 * channels]) add(begin, end, own, own + channels);
        });
        double[] first = new double[channels], second = new double[channels];
        for (var at = 0; at < blocks.Length; at += 2 * channels)
        {
            for (var c = 0; c < channels; c++)
            {
                first[c] += blocks[at + c];
                second[c] += blocks[at + channels + c];
            }
        }
        return (first, second);
    }

    private static (float[] Scale, float[] Shift, float[] Mean) Lines(NormCall call, ChannelStatistics[] statistics)
    {
        float[] scale = new float[call.Channels], shift = new float[call.Channels];
        for (var c = 0; c < call.Channels; c++) (scale[c], shift[c]) = statistics[c].Line(call.Weight[c], call.Bias[c]);
        return (scale, shift, [.. statistics.Select(channel => channel.Mean)]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distances(NormCall call, int begin, int end, float* sum, float* square)
    {
        var channels = call.Channels;
        for (var row = begin; row < end; row++)
        {
            var x = call.Maps + (long)row * channels;
            var c = 0;
            for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
            {
                var away = Vector.Load(x + c) - Vector.Load(call.Maps + c);
                (Vector.Load(sum + c) + away).Store(sum + c);
                Vector.FusedMultiplyAdd(away, away, Vector.Load(square + c)).Store(square + c);
            }
            for (; c < channels; c++)
            {
                var away = x[c] - call.Maps[c];
                sum[c] += away;
                square[c] += away * away;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(NormCall call, int begin, int end, float* output, float* scale, float* shift)
    {
        var (channels, slope, slopes) = (call.Channels, call.Slope, Vector.Create(call.Slope));
        for (var row = begin; row < end; row++)
        {
            float* x = call.Maps + (long)row * channels, y = output + (long)row * channels;
            var c = 0;
            for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
            {
                var z = Vector.FusedMultiplyAdd(Vector.Load(x + c), Vector.Load(scale + c), Vector.Load(shift + c));
                Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), z, z * slopes).Store(y + c);
            }
            for (; c < channels; c++)
            {
                var z = float.FusedMultiplyAdd(x[c], scale[c], shift[c]);
                y[c] = z > 0 ? z : z * slope;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sums(
        NormCall call, int begin, int end, float* gradient, float* scale, float* shift, float* mean, float* sum, float* product)
    {
        var (channels, slope, slopes) = (call.Channels, call.Slope, Vector.Create(call.Slope));
        for (var row = begin; row < end; row++)
        {
            float* x = call.Maps + (long)row * channels, g = gradient + (long)row * channels;
            var c = 0;
            for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> value = Vector.Load(x + c), given = Vector.Load(g + c);
                var z = Vector.FusedMultiplyAdd(value, Vector.Load(scale + c), Vector.Load(shift + c));
                var d = Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), given, given * slopes);
                (Vector.Load(sum + c) + d).Store(sum + c);
                Vector.FusedMultiplyAdd(d, value - Vector.Load(mean + c), Vector.Load(product + c)).Store(product + c);
            }
            for (; c < channels; c++)
            {
                var d = float.FusedMultiplyAdd(x[c], scale[c], shift[c]) > 0 ? g[c] : g[c] * slope;
                sum[c] += d;
                product[c] += d * (x[c] - mean[c]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Combine(
        NormCall call, int begin, int end, float* gradient, float* result, float* scale, float* shift, float* mean, float* along, float* offset)
    {
        var (channels, slope, slopes) = (call.Channels, call.Slope, Vector.Create(call.Slope));
        for (var row = begin; row < end; row++)
        {
            float* x = call.Maps + (long)row * channels, g = gradient + (long)row * channels, y = result + (long)row * channels;
            var c = 0;
            for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> value = Vector.Load(x + c), given = Vector.Load(g + c), scales = Vector.Load(scale + c);
                var z = Vector.FusedMultiplyAdd(value, scales, Vector.Load(shift + c));
                var d = Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), given, given * slopes);
                var rest = Vector.FusedMultiplyAdd(value - Vector.Load(mean + c), Vector.Load(along + c), Vector.Load(offset + c));
                Vector.FusedMultiplyAdd(d, scales, rest).Store(y + c);
            }
            for (; c < channels; c++)
            {
                var d = float.FusedMultiplyAdd(x[c], scale[c], shift[c]) > 0 ? g[c] : g[c] * slope;
                y[c] = float.FusedMultiplyAdd(d, scale[c], float.FusedMultiplyAdd(x[c] - mean[c], along[c], offset[c]));
            }
        }
    }
}
