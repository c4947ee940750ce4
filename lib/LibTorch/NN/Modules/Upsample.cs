using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Resizes to a given size or by a factor.</summary>
public sealed class Upsample : nn.Module<Tensor, Tensor>
{
    internal Upsample(long[]? size, double[]? scaleFactor, UpsampleMode mode, bool? alignCorners, bool? recomputeScaleFactor)
        : base(nameof(Upsample))
    {
        this.size = size;
        scale_factor = scaleFactor;
        this.mode = mode;
        align_corners = alignCorners;
        recompute_scale_factor = recomputeScaleFactor ?? false;
    }

    /// <summary>The new size without batch and channels, or null.</summary>
    public long[]? size { get; }

    /// <summary>The factors, or null.</summary>
    public double[]? scale_factor { get; }

    /// <summary>How to find values.</summary>
    public UpsampleMode mode { get; }

    /// <summary>Whether the outermost pixels' centres stay.</summary>
    public bool? align_corners { get; }

    /// <summary>Whether to compute with the factor of the rounded new size.</summary>
    public bool recompute_scale_factor { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
        => nn.functional.interpolate(input, size, scale_factor, (InterpolationMode)mode, align_corners, recompute_scale_factor);

    /// <inheritdoc/>
    protected override string extra_repr()
    {
        var name = mode.ToString().ToLowerInvariant();
        return scale_factor is { } factors
            ? string.Create(CultureInfo.InvariantCulture, $"scale_factor={Factors(factors)}, mode={name}")
            : $"size={PairText.Of(size!)}, mode={name}";
    }

    private static string Factors(double[] factors)
    {
        var texts = factors.Select(factor => factor.ToString("0.0###", CultureInfo.InvariantCulture)).ToArray();
        return texts.Length == 1 ? texts[0] : $"({string.Join(", ", texts)})";
    }
}
