namespace FilterGen.Filters;

/// <summary>
/// Floating-point operations that the two forms of <see cref="UpsampledConv2d"/> take for one sample, forward, a multiply-add
/// counted as two.
/// </summary>
/// <param name="Enlarged">The convolution of the enlarged maps: 2·N·C·k²·s²·H·W.</param>
/// <param name="Phases">The convolution at the small size with s²·N kernels of t² taps.</param>
public readonly record struct UpsampledConvCost(long Enlarged, long Phases)
{
    /// <summary>
    /// What an operation of the phases counts against one of the plain form: the outputs have to be interleaved. Measured
    /// forward and backward on a CPU, 3×3 kernels at s = 2 take 0.6 to 0.7 of the plain form's time for 0.50 to 0.69 of its
    /// operations.
    /// </summary>
    public const double PhasesWeight = 1.2;

    /// <summary>Whether the phases cost less.</summary>
    public bool PhasesAreCheaper => PhasesWeight * Phases < Enlarged;

    /// <summary>Operations of the form that costs less.</summary>
    public long Chosen => PhasesAreCheaper ? Phases : Enlarged;
}
