using System.Numerics;
using System.Runtime.CompilerServices;
using FilterGen.Tsne.Running;

namespace FilterGen.Operators;

/// <summary>
/// Max-pooling without overlap, which on the CPU is computed here: libtorch's takes several times as long, since it keeps the place of
/// every maximum as 8 bytes and looks at each window's borders.
/// </summary>
internal sealed unsafe class MaxPooling : autograd.SingleTensorFunction<MaxPooling>
{
    private const string Size = "shape";
    private const int MapsPerBlock = 32;

    /// <inheritdoc/>
    public override string Name => nameof(MaxPooling);

    /// <summary>The maximum of each window of k×k pixels: [B, C, H, W] → [B, C, H/k, W/k].</summary>
    /// <param name="maps">Maps of any order in memory.</param>
    /// <param name="kernel">Side k of the windows, which is also the stride. Pixels beyond the last whole window are left out.</param>
    public static Tensor Pool(Tensor maps, int kernel) =>
        kernel == 2 && maps is { device_type: DeviceType.CPU, dtype: ScalarType.Float32 } && maps.is_contiguous()
        && maps.shape[2] >= kernel && maps.shape[3] >= kernel
            ? apply(maps)
            : nn.functional.max_pool2d(maps, kernel);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext context, params object[] vars)
    {
        var maps = (Tensor)vars[0];
        var (count, height, width) = ((int)(maps.shape[0] * maps.shape[1]), (int)maps.shape[2], (int)maps.shape[3]);
        var output = empty(maps.shape[0], maps.shape[1], height / 2, width / 2);
        var places = empty(output.shape, int32);
        fixed (byte* from = maps.bytes, to = output.bytes, place = places.bytes)
        {
            var (f, t, p) = ((nint)from, (nint)to, (nint)place);
            var outLength = height / 2 * (width / 2);
            new Workers(get_num_threads()).For(count, MapsPerBlock, (begin, end) =>
            {
                for (var map = (long)begin; map < end; map++)
                    Largest((float*)f + map * height * width, height / 2, width / 2, width, (float*)t + map * outLength, (int*)p + map * outLength);
            });
        }
        context.save_for_backward([places]);
        context.save_data(Size, maps.shape);
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        var (places, shape, given) = (context.get_saved_variables()[0], (long[])context.get_data(Size), gradient.contiguous());
        var (count, height, width) = ((int)(shape[0] * shape[1]), (int)shape[2], (int)shape[3]);
        var result = zeros(shape);
        fixed (byte* from = given.bytes, to = result.bytes, place = places.bytes)
        {
            var (f, t, p) = ((nint)from, (nint)to, (nint)place);
            var outLength = height / 2 * (width / 2);
            new Workers(get_num_threads()).For(count, MapsPerBlock, (begin, end) =>
            {
                for (var map = (long)begin; map < end; map++)
                    Return((float*)f + map * outLength, (int*)p + map * outLength, height / 2, width / 2, width, (float*)t + map * height * width);
            });
        }
        return [result];
    }

    /// <summary>As libtorch does, the first of equal values is the maximum, and the last that is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Largest(float* map, int rows, int columns, int width, float* output, int* places)
    {
        var step = Vector<float>.Count;
        for (var y = 0; y < rows; y++, output += columns, places += columns)
        {
            var upper = map + 2 * y * width;
            if (columns < step)
            {
                for (var x = 0; x < columns; x++) (output[x], places[x]) = Largest(upper + 2 * x, width);
                continue;
            }
            // The last step may begin again before the end of the one before it.
            for (var x = 0; x < columns; x = x + step < columns ? Math.Min(x + step, columns - step) : columns)
            {
                var (even, odd) = Pairs(upper + 2 * x);
                var (best, place) = (even, Vector<int>.Zero);
                Take(odd, 1, ref best, ref place);
                (even, odd) = Pairs(upper + 2 * x + width);
                Take(even, 2, ref best, ref place);
                Take(odd, 3, ref best, ref place);
                best.Store(output + x);
                place.Store(places + x);
            }
        }
    }

    private static (float, int) Largest(float* window, int width)
    {
        var (best, place) = (window[0], 0);
        for (var i = 1; i < 4; i++)
        {
            var value = window[(i & 1) + (i >> 1) * width];
            if (value > best || float.IsNaN(value)) (best, place) = (value, i);
        }
        return (best, place);
    }

    private static void Take(Vector<float> value, int number, ref Vector<float> best, ref Vector<int> place)
    {
        var taken = Vector.GreaterThan(value, best) | ~Vector.Equals(value, value);
        best = Vector.ConditionalSelect(taken, value, best);
        place = Vector.ConditionalSelect(taken, Vector.Create(number), place);
    }

    /// <summary>Pixels at even and at odd places of a row.</summary>
    private static (Vector<float> Even, Vector<float> Odd) Pairs(float* row)
    {
        Vector<ulong> first = Vector.Load((ulong*)row), second = Vector.Load((ulong*)row + Vector<ulong>.Count);
        return (Vector.Narrow(first, second).As<uint, float>(), Vector.Narrow(first >>> 32, second >>> 32).As<uint, float>());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Return(float* gradient, int* places, int rows, int columns, int width, float* map)
    {
        for (var y = 0; y < rows; y++)
        {
            var row = map + 2 * y * width;
            for (var x = 0; x < columns; x++)
            {
                var place = *places++;
                row[2 * x + (place & 1) + (place >> 1) * width] = *gradient++;
            }
        }
    }
}
