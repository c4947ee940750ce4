namespace FilterGen.Papers.FilterGan;

/// <summary>Filters as the paper's Figure 2 shows them.</summary>
public static class FilterColors
{
    /// <summary>Sums each third of a filter's channels into one colour: red, green, blue.</summary>
    /// <param name="filters">[…, C, k, k] with C a multiple of three.</param>
    /// <returns>[…, 3, k, k].</returns>
    /// <exception cref="ArgumentException">The channels cannot be shared out.</exception>
    public static Tensor Thirds(Tensor filters)
    {
        var shape = filters.shape;
        if (shape.Length < 3 || shape[^3] % 3 != 0)
            throw new ArgumentException($"filters: expected […, C, k, k] with a multiple of 3 channels, found [{string.Join(", ", shape)}].", nameof(filters));
        return filters.reshape([.. shape[..^3], 3, shape[^3] / 3, shape[^2], shape[^1]]).sum(-3);
    }
}
