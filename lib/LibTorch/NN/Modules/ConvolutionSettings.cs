namespace TorchSharp.Modules;

/// <summary>The geometry of a convolution layer.</summary>
internal sealed record ConvolutionSettings(long InChannels, long OutChannels, long[] KernelSize, long[] Stride, long[] Dilation)
{
    public long[]? Padding { get; init; }

    public Padding? PaddingType { get; init; }

    public long[] OutputPadding { get; init; } = [.. KernelSize.Select(_ => 0L)];

    public bool Transposed { get; init; }

    public long Groups { get; init; } = 1;

    public bool Bias { get; init; } = true;

    public PaddingModes PaddingMode { get; init; }

    /// <summary>Fails with a clear message where PyTorch would.</summary>
    public void Check(string layer)
    {
        if (Groups <= 0 || InChannels % Groups != 0 || OutChannels % Groups != 0)
            throw new ArgumentException(
                $"{layer}: expected groups to divide both numbers of channels, "
                + $"found {InChannels} inputs, {OutChannels} outputs, {Groups} groups.");
        if (Transposed && PaddingMode != PaddingModes.Zeros)
            throw new ArgumentException($"{layer}: expected padding mode Zeros for a transposed convolution, found {PaddingMode}.");
        if (PaddingType == TorchSharp.Padding.Same && Stride.Any(step => step != 1))
            throw new ArgumentException($"{layer}: expected stride 1 with padding Same, found [{string.Join(", ", Stride)}].");
    }

    /// <summary>The padding as <c>pad</c> takes it: the last dimension first, before and after.</summary>
    public long[] EdgePadding()
    {
        var edges = new long[2 * KernelSize.Length];
        for (int i = 0; i < KernelSize.Length; i++)
        {
            var last = KernelSize.Length - 1 - i;
            var total = Padding is { } given ? 2 * given[last]
                : PaddingType == TorchSharp.Padding.Same ? Dilation[last] * (KernelSize[last] - 1)
                : 0;
            edges[2 * i] = total / 2;
            edges[(2 * i) + 1] = total - (total / 2);
        }
        return edges;
    }

    public override string ToString()
    {
        var parts = new List<string> { $"{InChannels}, {OutChannels}, kernel_size={Text(KernelSize)}, stride={Text(Stride)}" };
        if (PaddingType is { } type)
            parts.Add($"padding={type.ToString().ToLowerInvariant()}");
        else if (Padding!.Any(p => p != 0))
            parts.Add($"padding={Text(Padding!)}");
        if (Dilation.Any(d => d != 1))
            parts.Add($"dilation={Text(Dilation)}");
        if (OutputPadding.Any(p => p != 0))
            parts.Add($"output_padding={Text(OutputPadding)}");
        if (Groups != 1)
            parts.Add($"groups={Groups}");
        if (!Bias)
            parts.Add("bias=False");
        if (PaddingMode != PaddingModes.Zeros)
            parts.Add($"padding_mode={PaddingMode.ToString().ToLowerInvariant()}");
        return string.Join(", ", parts);
    }

    private static string Text(long[] values) => values.Length == 1 ? $"({values[0]},)" : $"({string.Join(", ", values)})";
}
