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
    /// <exception cref="ArgumentException">
    /// The profiles' shape is not that of the wanted ones; there are no pictures, or pictures beyond [0, 1]; a wanted profile is of zeros
    /// only, or a number is not finite.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArithmeticException">A distance became infinite or no number.</exception>
    public static (Tensor Pictures, Tensor Distances) Run(
        Func<Tensor, Tensor> profile, Tensor starts, Tensor wanted, SearchOptions? options = null)
    {
        options ??= new();
        options.Validate();
        using var scope = NewDisposeScope();
        RequirePictures(starts, nameof(starts));
        var size = Sizes(wanted);
        using var pictures = new Parameter(starts.detach().clone());
        using var optimizer = Optimizer(options, pictures);
        var distances = new List<Tensor>();
        for (int step = 0; step < options.Steps; step++)
        {
            Thread.Sleep(0);        // delivers an interrupt of this thread
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
        var all = stack(distances);
        if (!all.isfinite().all().item<bool>())
            throw new ArithmeticException(string.Create(CultureInfo.InvariantCulture,
                $"The search has run away: a distance is not a finite number. "
                + $"Lower the rate ({options.Rate}), or take filters nearer to the others."));
        return (pictures.detach().clone().MoveToOuterDisposeScope(), all.MoveToOuterDisposeScope());

        Tensor Distance()
        {
            var found = profile(pictures);
            Guard.Shape(found, "profile", $"[{string.Join(", ", wanted.shape)}]", wanted.shape);
            return Squares(found - wanted) / size;                                                  // [N]
        }
    }

    /// <exception cref="ArgumentException">They are no pictures [N, 1, H, W] in [0, 1], or there are none.</exception>
    internal static void RequirePictures(Tensor pictures, string what)
    {
        Guard.Shape(pictures, what, "[N, 1, H, W]", -1, 1, -1, -1);
        Guard.AtLeast(1, pictures.shape[0], what);
        if (!pictures.is_floating_point())
            throw new ArgumentException($"{what}: expected real numbers in [0, 1], found {pictures.dtype}.", what);
        using var scope = NewDisposeScope();
        double least = pictures.min().to(float64).item<double>(), most = pictures.max().to(float64).item<double>();
        if (!(least >= 0 && most <= 1))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{what}: expected pictures in [0, 1], found numbers from {least:G4} to {most:G4}."), what);
    }

    /// <summary>‖a‖² of each picture's wanted profile: [N], all above 0.</summary>
    private static Tensor Sizes(Tensor wanted)
    {
        Guard.Finite(wanted, nameof(wanted));
        var size = Squares(wanted);
        if (size.min().to(float64).item<double>() is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException(
                $"wanted: expected profiles that are not of zeros only, found one in place {size.argmin().item<long>()}.", nameof(wanted));
        return size;
    }

    private static Tensor Squares(Tensor profiles) => profiles.square().flatten(1).sum([1]);

    private static optim.Optimizer Optimizer(SearchOptions options, Parameter pictures) => options.Optimizer switch
    {
        SearchOptimizer.Adam => optim.Adam([pictures], options.Rate),
        SearchOptimizer.GradientDescent => optim.SGD([pictures], options.Rate, Momentum),
        _ => throw new ArgumentOutOfRangeException(
            nameof(options), $"Optimizer: expected one of {nameof(SearchOptimizer)}, found {options.Optimizer}."),
    };
}
