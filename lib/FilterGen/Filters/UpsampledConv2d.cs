using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FilterGen.Filters;

/// <summary>
/// Nearest-neighbour upsampling followed by a convolution that keeps the size: [B, C, H, W] → [B, N, s·H, s·W].
/// </summary>
/// <remarks>
/// The enlarged image repeats every pixel s×s times, so the outputs at one place within the s×s blocks ("phase") are an
/// ordinary convolution of the small image, with the kernel taps that fall on the same small pixel added up. All s·s
/// phases are computed as channels of one convolution at the small size and interleaved. The value is the same up to
/// rounding; for s = 2 and a 5×5 kernel it takes 36 multiplications where the plain form takes 100, and no enlarged copy.
/// </remarks>
public sealed class UpsampledConv2d : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Creates the layer with PyTorch's start of a convolution.</summary>
    /// <param name="channels">Input channels C, at least 1.</param>
    /// <param name="filters">Output channels N, at least 1.</param>
    /// <param name="kernel">Side of the kernel at the large size, odd.</param>
    /// <param name="scale">Enlargement s, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    /// <exception cref="ArgumentException">The kernel's side is even.</exception>
    public UpsampledConv2d(long channels, long filters, int kernel, int scale) : base(nameof(UpsampledConv2d))
    {
        Guard.AtLeast(1, channels, "channels");
        Guard.AtLeast(1, filters, "filters");
        Guard.AtLeast(1, kernel, "kernel");
        if (kernel % 2 == 0)
            throw new ArgumentException($"kernel: expected an odd side, which keeps the size, found {kernel}.", nameof(kernel));
        Scale = (int)Guard.AtLeast(1, scale, "scale");
        Geometry = new(kernel, Padding: kernel / 2);
        double bound = 1 / Math.Sqrt(channels * kernel * kernel);
        weight = Parameter(init.uniform_(empty([filters, channels, kernel, kernel]), -bound, bound));
        bias = Parameter(init.uniform_(empty(filters), -bound, bound));
        RegisterComponents();
    }

    /// <summary>Enlargement s.</summary>
    public int Scale { get; }

    /// <summary>The convolution at the large size.</summary>
    public ConvGeometry Geometry { get; }

    /// <summary>The enlarged maps, of which <see cref="forward"/> needs no copy: [B, C, H, W] → [B, C, s·H, s·W].</summary>
    public Tensor Upsample(Tensor input) => functional.interpolate(input, scale_factor: [Scale, Scale]);

    /// <summary>Convolves the enlarged maps: [B, C, H, W] → [B, N, s·H, s·W].</summary>
    public override Tensor forward(Tensor input)
    {
        Guard.Shape(input, "input", $"[B, {weight.shape[1]}, H, W]", -1, weight.shape[1], -1, -1);
        long batch = input.shape[0], height = input.shape[2], width = input.shape[3], filters = weight.shape[0];
        int radius = Radius;
        var biases = bias.unsqueeze(1).expand(filters, Scale * Scale).reshape(-1);
        var phases = functional.conv2d(input, PhaseKernels(), biases, [1, 1], [radius, radius], [1, 1]);   // [B, N·s·s, H, W]
        return phases.reshape(batch, filters, Scale, Scale, height, width)
            .permute(0, 1, 4, 2, 5, 3)
            .reshape(batch, filters, height * Scale, width * Scale);
    }

    /// <summary>How many small pixels the large kernel reaches to either side.</summary>
    private int Radius => (Geometry.Padding + Scale - 1) / Scale;

    /// <summary>The kernels of all phases at the small size, [N·s·s, C, 2r+1, 2r+1].</summary>
    private Tensor PhaseKernels()
    {
        long filters = weight.shape[0], channels = weight.shape[1];
        int side = 2 * Radius + 1, room = side * Scale - Geometry.Kernel, first = Radius * Scale - Geometry.Padding;
        var kernels = new List<Tensor>(Scale * Scale);
        for (int phase = 0; phase < Scale * Scale; phase++)
        {
            int top = first + phase / Scale, left = first + phase % Scale;
            kernels.Add(functional.pad(weight, [left, room - left, top, room - top])
                .reshape(filters, channels, side, Scale, side, Scale)
                .sum([3, 5]));
        }
        return stack(kernels, 1).reshape(filters * Scale * Scale, channels, side, side);
    }
}
