namespace FilterGen.Operators;

/// <summary>
/// A copy of some of a tensor's numbers, each at most once, in an order that strides tell. libtorch does not see that no number is read
/// twice: for the gradient of such a view it would make an index of 8 bytes for each number, and add up by them.
/// </summary>
internal sealed class StridedCopy : autograd.SingleTensorFunction<StridedCopy>
{
    private const string Source = "source", Size = "size", Strides = "strides";

    /// <inheritdoc/>
    public override string Name => nameof(StridedCopy);

    /// <summary>Copies numbers.</summary>
    /// <param name="source">A tensor whose numbers lie without gaps, in any order.</param>
    /// <param name="size">The copy's shape.</param>
    /// <param name="strides">How far apart neighbours along each of its axes are in the source; no number may be met twice.</param>
    /// <returns>The numbers, contiguous.</returns>
    public static Tensor Of(Tensor source, long[] size, long[] strides) => apply(source, size, strides);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext context, params object[] vars)
    {
        var (source, size, strides) = ((Tensor)vars[0], (long[])vars[1], (long[])vars[2]);
        context.save_data(Source, (source.shape, source.stride()));
        context.save_data(Size, size);
        context.save_data(Strides, strides);
        using var view = source.as_strided(size, strides);
        return empty(size, source.dtype, source.device).copy_(view);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        var (shape, order) = ((long[], long[]))context.get_data(Source);
        var result = zeros(shape.Aggregate(1L, (product, length) => product * length), gradient.dtype, gradient.device);
        using var view = result.as_strided((long[])context.get_data(Size), (long[])context.get_data(Strides));
        view.copy_(gradient);
        using (result) return [result.as_strided(shape, order), null!, null!];
    }
}
