namespace FilterGen.Filters;

/// <summary>Kernel, stride, padding and dilation of a convolution or a pooling, the same along both axes of the image.</summary>
/// <param name="Kernel">Side of the square kernel, in pixels, at least 1.</param>
/// <param name="Stride">Step between two outputs, at least 1.</param>
/// <param name="Padding">Zeros added on every side, at least 0.</param>
/// <param name="Dilation">Distance between neighbouring kernel taps, at least 1.</param>
public readonly record struct ConvGeometry(int Kernel, int Stride = 1, int Padding = 0, int Dilation = 1)
{
    /// <summary>Side of the output for an input of side <paramref name="input"/>; below 1 when the kernel does not fit.</summary>
    public long OutputSize(long input)
    {
        long room = input + 2L * Padding - (long)Dilation * (Kernel - 1) - 1;
        return room < 0 ? 0 : room / Stride + 1;
    }

    /// <summary>The paper's notation: kernel, stride and padding, as in <c>5x5/1/2</c>.</summary>
    public override string ToString() => $"{Kernel}x{Kernel}/{Stride}/{Padding}" + (Dilation == 1 ? "" : $", dilation {Dilation}");

    /// <summary>Throws when a number is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the number, its range and what was found.</exception>
    internal void Validate()
    {
        Guard.AtLeast(1, Kernel, "kernel");
        Guard.AtLeast(1, Stride, "stride");
        Guard.AtLeast(0, Padding, "padding");
        Guard.AtLeast(1, Dilation, "dilation");
    }
}
