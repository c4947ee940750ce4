using FilterGen.Operators;
using static TorchSharp.torch.nn;

namespace FilterGen.Filters;

/// <summary>
/// The convolution of a nearest-neighbour enlargement, computed at the small size. Output row s·u + b reads the enlarged rows
/// within p = (k−1)/2 of it, which lie on the small rows u−r … u+r, r = ⌈p/s⌉: a fixed kernel of 2r+1 taps for each phase b.
/// At s = 2 and odd p one of the outermost taps is always empty, the last for b = 0 and the first for b = 1. It is left out,
/// and phase 1 starts a row later (<see cref="shift"/>).
/// </summary>
internal sealed class UpsampledPhases
{
    private readonly int kernel;
    private readonly int before;
    private readonly int shift;
    private readonly int padding;

    /// <param name="kernel">Side k of the kernel at the large size, odd.</param>
    /// <param name="scale">Enlargement s.</param>
    public UpsampledPhases(int kernel, int scale)
    {
        this.kernel = kernel;
        Scale = scale;
        padding = (kernel / 2 + scale - 1) / scale;
        before = padding * scale - kernel / 2;
        shift = scale == 2 ? before : 0;
        Taps = 2 * padding + 1 - shift;
    }

    /// <summary>Enlargement s.</summary>
    public int Scale { get; }

    /// <summary>Side of a phase's kernel.</summary>
    public int Taps { get; }

    /// <summary>Positions along an axis at which the small convolution is computed.</summary>
    /// <param name="size">Length of the axis.</param>
    public long Positions(long size) => size + shift;

    /// <summary>Convolves the enlarged image: [B, C, H, W] and a kernel [N, C, k, k] → [B, N, s·H, s·W].</summary>
    public Tensor Convolve(Tensor input, Tensor weight, Tensor? bias)
    {
        var biases = bias?.unsqueeze(0).expand(Scale * Scale, bias.shape[0]).reshape(-1);
        var phases = functional.conv2d(input, Kernels(weight), biases, [1, 1], [padding, padding], [1, 1]);   // [B, s·s·N, H', W']
        return Interleave(phases, weight.shape[0], input.shape[2], input.shape[3]);
    }

    /// <summary>The kernels of all phases at the small size, phase by phase, [s·s·N, C, t, t].</summary>
    private Tensor Kernels(Tensor weight)
    {
        long filters = weight.shape[0], channels = weight.shape[1];
        int room = Taps * Scale - kernel;
        var kernels = new List<Tensor>(Scale * Scale);
        for (int phase = 0; phase < Scale * Scale; phase++)
        {
            int top = Start(phase / Scale), left = Start(phase % Scale);
            kernels.Add(functional.pad(weight, [left, room - left, top, room - top])
                .reshape(filters, channels, Taps, Scale, Taps, Scale)
                .sum([3, 5]));
        }
        return cat(kernels, 0);
    }

    private int Start(int phase) => before + phase - Scale * shift * phase;

    /// <summary>
    /// Puts the phases into their places, in the memory layout in which they come: phase (b, c) at (u, v), which was computed at
    /// (u + shift·b, v + shift·c), to (s·u + b, s·v + c). One copy does it.
    /// </summary>
    private Tensor Interleave(Tensor phases, long filters, long height, long width)
    {
        long[] stride = phases.stride();
        long batch = phases.shape[0], plane = filters * stride[1];
        long nextRow = Scale * plane + shift * stride[2], nextColumn = plane + shift * stride[3];
        if (phases.IsChannelsLast())
        {
            return StridedCopy
                .Of(phases, [batch, height, Scale, width, Scale, filters], [stride[0], stride[2], nextRow, stride[3], nextColumn, 1])
                .reshape(batch, height * Scale, width * Scale, filters)
                .permute(0, 3, 1, 2);
        }
        return StridedCopy
            .Of(phases, [batch, filters, height, Scale, width, Scale], [stride[0], stride[1], stride[2], nextRow, stride[3], nextColumn])
            .reshape(batch, filters, height * Scale, width * Scale);
    }
}
