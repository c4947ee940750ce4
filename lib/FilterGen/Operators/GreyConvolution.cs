using FilterGen.Filters;

namespace FilterGen.Operators;

/// <summary>
/// A convolution whose gradient with respect to the filters is computed here where the images are grey and on the CPU. For that
/// gradient libtorch's kernels want blocks of eight input channels, and take six times as long as for the convolution itself.
/// </summary>
internal sealed class GreyConvolution : autograd.SingleTensorFunction<GreyConvolution>
{
    private const string Padding = "padding", HasBias = "bias";

    /// <inheritdoc/>
    public override string Name => nameof(GreyConvolution);

    /// <summary>Convolves images with filters.</summary>
    /// <param name="images">Images [B, C, H, W].</param>
    /// <param name="filters">Filters [N, C, k, k].</param>
    /// <param name="bias">Bias [N] or none.</param>
    /// <param name="geometry">Kernel, stride, padding and dilation.</param>
    /// <returns>Maps [B, N, H', W'].</returns>
    public static Tensor Convolve(Tensor images, Tensor filters, Tensor? bias, ConvGeometry geometry)
    {
        if (!Fits(images, filters, bias, geometry)) return Plain(images, filters, bias, geometry);
        return bias is null
            ? apply(images, filters, geometry.Padding)
            : apply(images, filters, geometry.Padding, bias);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext context, params object[] vars)
    {
        var (images, filters, padding) = ((Tensor)vars[0], (Tensor)vars[1], (int)vars[2]);
        context.save_for_backward([images, filters]);
        context.save_data(Padding, padding);
        context.save_data(HasBias, vars.Length > 3);
        return Plain(images, filters, vars.Length > 3 ? (Tensor)vars[3] : null, new((int)filters.shape[2], Padding: padding));
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        var saved = context.get_saved_variables();
        var (filters, biases) = GreyFilterGradient.Of(saved[0], gradient.contiguous(), saved[1].shape[2], (int)context.get_data(Padding));
        if ((bool)context.get_data(HasBias)) return [null!, filters, null!, biases];
        biases.Dispose();
        return [null!, filters, null!];
    }

    private static bool Fits(Tensor images, Tensor filters, Tensor? bias, ConvGeometry geometry) =>
        images.shape[1] == 1 && geometry is { Stride: 1, Dilation: 1 } && geometry.Padding < geometry.Kernel
        && images is { device_type: DeviceType.CPU, dtype: ScalarType.Float32, requires_grad: false } && images.is_contiguous()
        && filters is { requires_grad: true, dtype: ScalarType.Float32 } && bias?.requires_grad != false && is_grad_enabled();

    private static Tensor Plain(Tensor images, Tensor filters, Tensor? bias, ConvGeometry geometry) => nn.functional.conv2d(
        images, filters, bias,
        [geometry.Stride, geometry.Stride], [geometry.Padding, geometry.Padding], [geometry.Dilation, geometry.Dilation]);
}
