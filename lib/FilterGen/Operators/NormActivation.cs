using System.Runtime.InteropServices;
using FilterGen.Tsne.Running;

namespace FilterGen.Operators;

/// <summary>
/// Batch normalisation in training mode and the activation behind it as one function, which on the CPU reads and writes the maps
/// half as often as libtorch's two: the activation's input is computed again where the gradient needs its sign.
/// </summary>
internal sealed unsafe class NormActivation : autograd.SingleTensorFunction<NormActivation>
{
    private const string Slope = "slope", Statistics = "statistics", Pixels = "pixels";
    private const long Fewest = 1 << 12; // numbers below which the call takes longer than what it saves

    /// <inheritdoc/>
    public override string Name => nameof(NormActivation);

    /// <summary>
    /// Normalises maps, in training mode with their own statistics, which go into the layer's running ones; then x where positive,
    /// else slope·x.
    /// </summary>
    /// <param name="norm">The layer.</param>
    /// <param name="maps">Maps [B, C, H, W], which stay as they are; the result has their order in memory.</param>
    /// <param name="slope">0 for ReLU.</param>
    public static Tensor Apply(BatchNorm2d norm, Tensor maps, double slope)
    {
        if (Fits(norm, maps))
        {
            if (maps.is_contiguous()) return apply(maps, norm.weight!, norm.bias!, norm, (float)slope, false);
            using var pixels = InPixels(maps);
            if (pixels.is_contiguous()) return apply(maps, norm.weight!, norm.bias!, norm, (float)slope, true);
        }
        var normed = norm.forward(maps);
        return slope == 0 ? nn.functional.relu(normed, inplace: true) : nn.functional.leaky_relu(normed, slope, inplace: true);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext context, params object[] vars)
    {
        var (maps, weight, bias) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var (norm, slope, pixels) = ((BatchNorm2d)vars[3], (float)vars[4], (bool)vars[5]);
        using var input = pixels ? InPixels(maps) : maps.alias();
        var output = empty_like(input);
        var workers = new Workers(get_num_threads());
        ChannelStatistics[] statistics;
        fixed (byte* x = input.bytes, y = output.bytes, w = weight.bytes, b = bias.bytes)
        {
            var call = new NormCall(maps, slope) { Maps = (float*)x, Weight = (float*)w, Bias = (float*)b };
            statistics = pixels ? NormPixels.Measure(call, workers, norm.eps) : NormMaps.Measure(call, workers, norm.eps);
            if (pixels) NormPixels.Forward(call, workers, statistics, (float*)y);
            else NormMaps.Forward(call, workers, statistics, (float*)y);
            Remember(norm, statistics, call.Count);
        }
        context.save_for_backward([maps, weight, bias]);
        context.save_data(Statistics, statistics);
        context.save_data(Slope, slope);
        context.save_data(Pixels, pixels);
        return pixels ? InMaps(output) : output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        var saved = context.get_saved_variables();
        var (maps, weight, bias) = (saved[0], saved[1], saved[2]);
        var (statistics, pixels) = ((ChannelStatistics[])context.get_data(Statistics), (bool)context.get_data(Pixels));
        using var input = pixels ? InPixels(maps) : maps.alias();
        using var given = (pixels ? InPixels(gradient) : gradient).contiguous();
        Tensor result = empty_like(input), weightGradient = empty_like(weight), biasGradient = empty_like(bias);
        fixed (byte* x = input.bytes, g = given.bytes, dx = result.bytes, w = weight.bytes, b = bias.bytes)
        fixed (byte* dw = weightGradient.bytes, db = biasGradient.bytes)
        {
            var call = new NormCall(maps, (float)context.get_data(Slope)) { Maps = (float*)x, Weight = (float*)w, Bias = (float*)b };
            var workers = new Workers(get_num_threads());
            if (pixels) NormPixels.Backward(call, workers, statistics, (float*)g, (float*)dx, (float*)dw, (float*)db);
            else NormMaps.Backward(call, workers, statistics, (float*)g, (float*)dx, (float*)dw, (float*)db);
        }
        return [pixels ? InMaps(result) : result, weightGradient, biasGradient, null!, null!, null!];
    }

    private static bool Fits(BatchNorm2d norm, Tensor maps) =>
        norm is { training: true, affine: true, track_running_stats: true, momentum: not null } && is_grad_enabled()
        && maps is { device_type: DeviceType.CPU, dtype: ScalarType.Float32, requires_grad: true } && maps.numel() >= Fewest
        && norm.weight is { requires_grad: true, dtype: ScalarType.Float32 } && norm.bias is { requires_grad: true };

    /// <summary>Brings the layer's running statistics up to date.</summary>
    private static void Remember(BatchNorm2d norm, ChannelStatistics[] statistics, long count)
    {
        var momentum = (float)norm.momentum!.Value;
        Span<float> means = MemoryMarshal.Cast<byte, float>(norm.running_mean!.bytes), variances = MemoryMarshal.Cast<byte, float>(norm.running_var!.bytes);
        for (var c = 0; c < statistics.Length; c++)
        {
            means[c] += momentum * (statistics[c].Mean - means[c]);
            variances[c] += momentum * (statistics[c].Variance * count / (count - 1f) - variances[c]);
        }
        norm.num_batches_tracked!.add_(1);
    }

    private static Tensor InPixels(Tensor maps) => maps.permute(0, 2, 3, 1);

    private static Tensor InMaps(Tensor pixels)
    {
        using (pixels) return pixels.permute(0, 3, 1, 2);
    }
}
