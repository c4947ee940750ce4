using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>What is varied about the GAN. The defaults are what works; the paper gives neither λ nor rates.</summary>
public sealed record FilterGanOptions
{
    /// <summary>ℓ: the convolution whose filters are generated, 1 to 5. The paper takes 4 and 2.</summary>
    public int Layer { get; init; } = 4;

    /// <summary>λ: what an error in recovering z counts, at least 0. More of it makes sets of filters differ more.</summary>
    public double Lambda { get; init; } = 1;

    /// <summary>
    /// Whether G descends log(1 − D), as line 8 of Algorithm 1 says. It has no slope where D is sure, and here D soon is; so by
    /// default G ascends log D instead (Goodfellow et al., section 3).
    /// </summary>
    public bool Saturating { get; init; }

    /// <summary>
    /// Whether D and Q are updated one by one, in the box's order, each moving the shared layers. By default they are updated in one
    /// step, by the sum of their losses.
    /// </summary>
    public bool SeparateUpdates { get; init; }

    /// <summary>Numbers in a noise vector z, at least 1.</summary>
    public int NoiseLength { get; init; } = FilterGenerator.DefaultNoiseLength;

    /// <summary>D's and Q's step size as a part of G's.</summary>
    public double DiscriminatorRate { get; init; } = 0.5;

    /// <summary>Whether a training that collapsed stops; see <see cref="FilterGanNet"/>. Without it one can watch it fail.</summary>
    public bool StopsAtFailure { get; init; } = true;

    /// <summary>All that makes one GAN's training another than the default's, in words.</summary>
    public override string ToString()
    {
        List<string> parts = [$"layer {Layer}", $"λ = {Lambda.ToString(CultureInfo.InvariantCulture)}"];
        if (Saturating) parts.Add("saturating loss");
        if (SeparateUpdates) parts.Add("separate updates");
        if (NoiseLength != FilterGenerator.DefaultNoiseLength) parts.Add($"z of {NoiseLength}");
        if (DiscriminatorRate != 0.5) parts.Add($"D's rate × {DiscriminatorRate.ToString(CultureInfo.InvariantCulture)}");
        return string.Join(", ", parts);
    }

    /// <summary>Throws if a value is out of its range.</summary>
    internal void Validate()
    {
        Guard.NotNegative(Lambda, nameof(Lambda));
        ArgumentOutOfRangeException.ThrowIfLessThan(NoiseLength, 1);
        Guard.Positive(DiscriminatorRate, nameof(DiscriminatorRate));
    }
}
