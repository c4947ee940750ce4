namespace Benchmarks.SideBySide;

/// <summary>Floating-point operations of one image's forward pass through the lab's networks, a multiply-add counted as two.</summary>
internal static class LabOperations
{
    private const long Channels = 64, Positions = 8 * 8, KernelLength = Channels * 3 * 3, Classes = 10;

    // conv1, 7x7/2 on three colours, then the two 3x3 convolutions of layer1's first block.
    private const long Backbone = 2 * (3 * 7 * 7 * Channels * 16 * 16 + 2 * KernelLength * Channels * Positions);

    /// <summary>With an ordinary convolution 64→1.</summary>
    public const long Fixed = Backbone + 2 * (KernelLength * Positions + Positions * Classes);

    /// <summary>With FC 4096→576 that makes the kernel of that convolution.</summary>
    public const long Dynamic = Fixed + 2 * Channels * Positions * KernelLength;
}
