using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Operators;

/// <summary>
/// Batch normalisation in training mode and the activation behind it as one function, which on the CPU reads and writes the maps
/// half as often as libtorch's two: the activation's input is computed again where the gradient needs its sign.
/// </summary>
internal sealed unsafe class NormActivation : autograd.SingleTensorFunction<NormActivation>
{
    private const string Slope = "slope", Statistics = "statistics";
    private const long Fewest = 1 << 15; // numbers below which the call takes longer than what it saves

    /// <inheritdoc/>
    public override string Name => nameof(NormActivation);

    /// <summary>
    /// Normalises maps, in training mode with their own statistics, which go into the layer's running ones; then x where positive,
    /// else slope·x.
    /// </summary>
    /// <param name="norm">The layer.</param>
    /// <param name="maps">Maps [B, C, H, W], which stay as they are.</param>
    /// <param name="slope">0 for ReLU.</param>
    public static Tensor Apply(BatchNorm2d norm, Tensor maps, double slope)
    {
        if (!Fits(norm, maps))
        {
            var normed = norm.forward(maps);
            return slope == 0 ? nn.functional.relu(normed, inplace: true) : nn.functional.leaky_relu(normed, slope, inplace: true);
        }
        using (no_grad()) norm.num_batches_tracked!.add_(1);
        return apply(maps, norm.weight, norm.bias, norm, (float)slope);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext context, params object[] vars)
    {
        var (maps, weight, bias) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var (norm, slope) = ((BatchNorm2d)vars[3], (float)vars[4]);
        var output = empty_like(maps);
        var statistics = new ChannelStatistics[maps.shape[1]];
        var momentum = (float)norm.momentum!.Value;
        fixed (byte* from = maps.bytes, to = output.bytes, w = weight.bytes, b = bias.bytes)
        fixed (byte* mean = norm.running_mean!.bytes, variance = norm.running_var!.bytes)
        {
            var shape = new ChannelShape(maps);
            var (f, t, ws, bs, means, variances) = ((nint)from, (nint)to, (nint)w, (nint)b, (nint)mean, (nint)variance);
            new Workers(get_num_threads()).For(shape.Channels, 1, (c, _) =>
            {
                var found = ChannelStatistics.Of(shape, (float*)f, c, norm.eps);
                statistics[c] = found;
                float* runningMean = (float*)means + c, runningVariance = (float*)variances + c;
                *runningMean += momentum * (found.Mean - *runningMean);
                *runningVariance += momentum * (found.Variance * shape.Count / (shape.Count - 1f) - *runningVariance);
                NormActivationKernels.Forward(shape, c, found, ((float*)ws)[c], ((float*)bs)[c], slope, (float*)f, (float*)t);
            });
        }
        context.save_for_backward([maps, weight, bias]);
        context.save_data(Statistics, statistics);
        context.save_data(Slope, slope);
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        var (saved, given) = (context.get_saved_variables(), gradient.contiguous());
        var (maps, weight, bias) = (saved[0], saved[1], saved[2]);
        var (statistics, slope) = ((ChannelStatistics[])context.get_data(Statistics), (float)context.get_data(Slope));
        Tensor mapsGradient = empty_like(maps), weightGradient = empty_like(weight), biasGradient = empty_like(bias);
        fixed (byte* x = maps.bytes, g = given.bytes, to = mapsGradient.bytes, w = weight.bytes, b = bias.bytes)
        fixed (byte* dw = weightGradient.bytes, db = biasGradient.bytes)
        {
            var shape = new ChannelShape(maps);
            var (xs, gs, t, ws, bs, dws, dbs) = ((nint)x, (nint)g, (nint)to, (nint)w, (nint)b, (nint)dw, (nint)db);
            new Workers(get_num_threads()).For(shape.Channels, 1, (c, _) =>
                (((float*)dws)[c], ((float*)dbs)[c]) = NormActivationKernels.Backward(
                    shape, c, statistics[c], ((float*)ws)[c], ((float*)bs)[c], slope, (float*)xs, (float*)gs, (float*)t));
        }
        return [mapsGradient, weightGradient, biasGradient, null!, null!];
    }

    private static bool Fits(BatchNorm2d norm, Tensor maps) =>
        norm is { training: true, affine: true, track_running_stats: true, momentum: not null } && is_grad_enabled()
        && maps is { device_type: DeviceType.CPU, dtype: ScalarType.Float32, requires_grad: true } && maps.is_contiguous()
        && maps.numel() >= Fewest && norm.weight is { requires_grad: true, dtype: ScalarType.Float32 } && norm.bias is { requires_grad: true };
}
