namespace FilterGen.Filters;

/// <summary>
/// The filter repository of section 3.2: M base filters shared by all samples. They start orthogonal and are trained.
/// <c>forward</c> is equation 2: coefficients [B, N, M] → filters [B, N, C, k, k].
/// </summary>
public sealed class FilterRepository : nn.Module<Tensor, Tensor>
{
    private readonly Parameter filters;

    /// <summary>Creates the base filters, orthonormal as vectors of length C·k·k when there are at most that many.</summary>
    /// <param name="size">Number of base filters M, at least 1.</param>
    /// <param name="channels">Channels C of the images that are filtered, at least 1.</param>
    /// <param name="kernel">Side k of a filter, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public FilterRepository(long size, long channels, long kernel) : base(nameof(FilterRepository))
    {
        Guard.AtLeast(1, size, "repository size");
        Guard.AtLeast(1, channels, "channels");
        Guard.AtLeast(1, kernel, "kernel");
        Size = size;
        FilterLength = channels * kernel * kernel;
        filters = nn.Parameter(nn.init.orthogonal_(empty([size, channels, kernel, kernel])));
        RegisterComponents();
    }

    /// <summary>Number of base filters M.</summary>
    public long Size { get; }

    /// <summary>Numbers in one filter, L_k = C·k·k.</summary>
    public long FilterLength { get; }

    /// <summary>The base filters [M, C, k, k].</summary>
    public Parameter Filters => filters;

    /// <summary>Combines the base filters linearly: filter n of sample i is Σ_j w_inj b_j (equation 2).</summary>
    /// <param name="coefficients">Coefficients w [B, N, M].</param>
    /// <returns>Filters [B, N, C, k, k].</returns>
    /// <exception cref="ArgumentException">The last size is not M.</exception>
    public override Tensor forward(Tensor coefficients)
    {
        Guard.Shape(coefficients, "coefficients", $"[B, N, {Size}]", -1, -1, Size);
        long[] sizes = filters.shape;
        var flat = coefficients.reshape(-1, Size).matmul(filters.reshape(Size, FilterLength));      // [B·N, C·k·k]
        return flat.reshape(coefficients.shape[0], coefficients.shape[1], sizes[1], sizes[2], sizes[3]);
    }
}
