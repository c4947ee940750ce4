using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// The search of section 4: from pictures x to pictures x′ whose activation profile is the wanted one, by descending
/// ‖a(x′) − a‖² / ‖a‖² + Ψ, all pictures as one batch and each as if it were alone.
/// </summary>
public static class ProfileSearch
{
    private const double Momentum = 0.9;

    /// <summary>Searches.</summary>
    /// <param name="profile">Pictures [N, 1, H, W] → their profiles [N, …]; differentiable.</param>
    /// <param name="starts">x: where each search starts, [N, 1, H, W] in [0, 1].</param>
    /// <param name="wanted">a: the profile that each picture is to have, [N, …], none of zeros only.</param>
    /// <param name="options">How to search.</param>
    /// <returns>
    /// The pictures x′ [N, 1, H, W] in [0, 1], and the distances ‖a(x′) − a‖ / ‖a‖ before the first and after each step,
    /// [steps + 1, N], both in the caller's dispose scope.
    /// </returns>
    /// <exception cref="ArgumentException">The profiles' shape is not that of the wanted ones.</exception>
    public static (Tensor Pictures, Tensor Distances) Run(
        Func<Tensor, Tensor> profile, Tensor starts, Tensor wanted, SearchOptions? options = null)
    {
        options ??= new();
        Guard.AtLeast(0, options.Steps, nameof(options.Steps));
        using var scope = NewDisposeScope();
        using var pictures = new Parameter(starts.detach().clone());
        using var optimizer = Optimizer(options, pictures);
        var (size, distances) = (Squares(wanted), new List<Tensor>());
        for (int step = 0; step < options.Steps; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var distance = Distance();
            distances.Add(distance.detach().sqrt().MoveToOuterDisposeScope());
            var judged = options.PriorOfChange ? pictures - starts : pictures;
            (distance + options.Prior.Of(judged)).sum().backward();
            optimizer.step();
            using (no_grad()) pictures.clamp_(0, 1);
        }
        using (no_grad()) distances.Add(Distance().sqrt());
        return (pictures.detach().clone().MoveToOuterDisposeScope(), stack(distances).MoveToOuterDisposeScope());

        Tensor Distance()
        {
            var found = profile(pictures);
            Guard.Shape(found, "profile", $"[{string.Join(", ", wanted.shape)}]", wanted.shape);
            return Squares(found - wanted) / size;                                                  // [N]
        }
    }

    private static Tensor Squares(Tensor profiles) => profiles.square().flatten(1).sum([1]);

    private static optim.Optimizer Optimizer(SearchOptions options, Parameter pictures) => options.Optimizer switch
    {
        SearchOptimizer.Adam => optim.Adam([pictures], options.Rate),
        _ => optim.SGD([pictures], options.Rate, Momentum),
    };
}
