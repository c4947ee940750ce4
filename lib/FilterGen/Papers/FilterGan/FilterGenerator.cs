using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// G: noise vectors z [m, 8] → for each a whole set of filters [m, N, C, 3, 3] that can take the place of a layer's own.
/// </summary>
/// <remarks>
/// The paper does not say what G looks like. Here one small network makes all filters of a set, one by one, from z and a learned
/// <b>code</b> of the filter, e_j: h = lrelu((A z + a) ⊙ e_j + e_j), then two linear layers. A network from z to all weights at once
/// has ten times the parameters and learns worse. The output is scaled by the standard deviation of the real filters.
/// </remarks>
public sealed class FilterGenerator : nn.Module<Tensor, Tensor>
{
    /// <summary>Numbers in a noise vector z, unless another number is asked for.</summary>
    public const int DefaultNoiseLength = 8;

    private const int CodeLength = 128, Hidden = 64;
    private const double Slope = 0.2;

    private readonly Linear noise, hidden, output;
    private readonly Parameter codes;           // [N, 128]
    private readonly Tensor scale;              // []
    private readonly long[] shape;              // N, C, 3, 3

    /// <summary>Makes a generator for the filters of one layer.</summary>
    /// <param name="realFilters">The layer's own filters [N, C, k, k]; only their shape and their standard deviation are used.</param>
    /// <param name="noiseLength">Numbers in z, at least 1.</param>
    public FilterGenerator(Tensor realFilters, int noiseLength = DefaultNoiseLength) : base(nameof(FilterGenerator))
    {
        Guard.Shape(realFilters, nameof(realFilters), "[N, C, k, k]", -1, -1, -1, -1);
        NoiseLength = (int)Guard.AtLeast(1, noiseLength, nameof(noiseLength));
        shape = realFilters.shape;
        noise = nn.Linear(noiseLength, CodeLength);
        codes = nn.Parameter(randn(shape[0], CodeLength));
        hidden = nn.Linear(CodeLength, Hidden);
        output = nn.Linear(Hidden, shape[1] * shape[2] * shape[3]);
        using (no_grad()) scale = realFilters.detach().cpu().std();
        RegisterComponents();
    }

    /// <summary>Numbers in z.</summary>
    public int NoiseLength { get; }

    /// <summary>Whether it was made for these filters, by their shape and their standard deviation.</summary>
    internal bool IsFor(Tensor realFilters)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return shape.SequenceEqual(realFilters.shape) && realFilters.detach().cpu().std().item<float>() == scale.item<float>();
    }

    /// <summary>Generates sets of filters; differentiable.</summary>
    /// <param name="z">Noise vectors [m, 8], from N(0, 1) in training.</param>
    /// <returns>Filters [m, N, C, 3, 3].</returns>
    /// <exception cref="ArgumentException">The noise has another length.</exception>
    public override Tensor forward(Tensor z)
    {
        Guard.Shape(z, nameof(z), $"[m, {NoiseLength}]", -1, NoiseLength);
        var mixed = codes.addcmul(noise.call(z).unsqueeze(1), codes, 1);                // [m, N, 128]
        var inner = hidden.call(nn.functional.leaky_relu(mixed, Slope));                // [m, N, 64]
        // The scale goes into the weights, which are fewer numbers than the filters.
        var filters = nn.functional.linear(nn.functional.leaky_relu(inner, Slope), output.weight! * scale, output.bias! * scale);
        return filters.reshape([z.shape[0], .. shape]);
    }
}
