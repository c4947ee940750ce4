using static TorchSharp.torch.nn;

namespace FilterGen.Filters;

/// <summary>
/// Nearest-neighbour upsampling followed by a convolution that keeps the size: [B, C, H, W] → [B, N, s·H, s·W].
/// </summary>
/// <remarks>
/// The enlarged image repeats every pixel s×s times, so the outputs at one place within the s×s blocks ("phase") are an
/// ordinary convolution of the small image, with the kernel taps that fall on the same small pixel added up. All s·s
/// phases are computed as channels of one convolution at the small size and interleaved. The value is the same up to
/// rounding; for s = 2 and a 5×5 kernel it takes 36 multiplications where the plain form takes 100, for a 3×3 kernel 16
/// (and those of a border) where it takes 36, and no enlarged copy.
/// </remarks>
public sealed class UpsampledConv2d : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly UpsampledPhases phases;

    /// <summary>Creates the layer with PyTorch's start of a convolution.</summary>
    /// <param name="channels">Input channels C, at least 1.</param>
    /// <param name="filters">Output channels N, at least 1.</param>
    /// <param name="kernel">Side of the kernel at the large size, odd.</param>
    /// <param name="scale">Enlargement s, at least 1.</param>
    /// <param name="bias">Whether each output channel has a trained bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    /// <exception cref="ArgumentException">The kernel's side is even.</exception>
    public UpsampledConv2d(long channels, long filters, int kernel, int scale, bool bias = true) : base(nameof(UpsampledConv2d))
    {
        Guard.AtLeast(1, channels, "channels");
        Guard.AtLeast(1, filters, "filters");
        Guard.AtLeast(1, kernel, "kernel");
        if (kernel % 2 == 0)
            throw new ArgumentException($"kernel: expected an odd side, which keeps the size, found {kernel}.", nameof(kernel));
        phases = new(kernel, (int)Guard.AtLeast(1, scale, "scale"));
        Geometry = new(kernel, Padding: kernel / 2);
        double bound = 1 / Math.Sqrt(channels * kernel * kernel);
        weight = Parameter(init.uniform_(empty([filters, channels, kernel, kernel]), -bound, bound));
        if (bias) this.bias = Parameter(init.uniform_(empty(filters), -bound, bound));
        RegisterComponents();
    }

    /// <summary>Enlargement s.</summary>
    public int Scale => phases.Scale;

    /// <summary>The convolution at the large size.</summary>
    public ConvGeometry Geometry { get; }

    /// <summary>Operations of both forms for one sample of the given size.</summary>
    /// <param name="height">Height H of the small maps.</param>
    /// <param name="width">Width W of the small maps.</param>
    public UpsampledConvCost Cost(long height, long width)
    {
        long products = 2 * weight.shape[0] * weight.shape[1] * Scale * Scale;
        return new(
            Enlarged: products * Geometry.Kernel * Geometry.Kernel * height * width,
            Phases: products * phases.Taps * phases.Taps * phases.Positions(height) * phases.Positions(width));
    }

    /// <summary>The enlarged maps: [B, C, H, W] → [B, C, s·H, s·W].</summary>
    public Tensor Upsample(Tensor input) => functional.interpolate(input, scale_factor: [Scale, Scale]);

    /// <summary>Convolves the enlarged maps, in the form that costs less: [B, C, H, W] → [B, N, s·H, s·W].</summary>
    /// <exception cref="ArgumentException">The maps do not have C channels.</exception>
    public override Tensor forward(Tensor input)
    {
        Guard.Shape(input, "input", $"[B, {weight.shape[1]}, H, W]", -1, weight.shape[1], -1, -1);
        return Cost(input.shape[2], input.shape[3]).PhasesAreCheaper
            ? phases.Convolve(input, weight, bias)
            : Plain(input);
    }

    /// <summary>The plain form: enlarge, then convolve.</summary>
    internal Tensor Plain(Tensor input) => functional.conv2d(
        Upsample(input), weight, bias, [1, 1], [Geometry.Padding, Geometry.Padding], [1, 1]);

    /// <summary>The form at the small size.</summary>
    internal Tensor AtSmallSize(Tensor input) => phases.Convolve(input, weight, bias);
}
