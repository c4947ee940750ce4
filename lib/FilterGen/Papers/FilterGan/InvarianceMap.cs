namespace FilterGen.Papers.FilterGan;

/// <summary>The pictures that an <see cref="InvarianceSearch"/> found for S images and K noise vectors.</summary>
/// <param name="Images">x: [S, 1, 28, 28].</param>
/// <param name="Pictures">x′: [S, K, 1, 28, 28].</param>
/// <param name="Distances">‖a(x′|z_k) − a(x|z)‖ / ‖a(x|z)‖ before the first and after each step: [steps + 1, S, K].</param>
/// <param name="Answers">What the network with its own filters takes the pictures for: int64 [S, K].</param>
/// <param name="ImageAnswers">What it takes the images for: int64 [S].</param>
/// <param name="Filters">G(z_k): [K, N, C, 3, 3].</param>
public sealed record InvarianceMap(
    Tensor Images, Tensor Pictures, Tensor Distances, Tensor Answers, Tensor ImageAnswers, Tensor Filters) : IDisposable
{
    /// <summary>A start nearer than this is the middle: there is nothing to search for, and no share of it to be left.</summary>
    private const double Nothing = 1e-5;

    /// <summary>
    /// What is left after each step of ‖a(x′|z_k) − a(x|z)‖², which the paper's objective counts, as a share of that at the start: the
    /// mean over all pictures but those that start where they are to be. One number per step, the first of them 1.
    /// </summary>
    public double[] Falling()
    {
        using var scope = NewDisposeScope();
        var moved = Distances[0].flatten() > Nothing;
        var (all, start) = (Distances.flatten(1), Distances[0].flatten());
        var shares = all[TensorIndex.Ellipsis, TensorIndex.Tensor(moved)] / start[moved];
        return [.. shares.square().mean([1]).cpu().data<float>().Select(share => (double)share)];
    }

    /// <summary>The share of the squared distance that is left at the end, see <see cref="Falling"/>.</summary>
    public double SquareLeft => Falling()[^1];

    /// <summary>
    /// Whether the search ended at a floor: another one, of the same images and places, leaves no more than five per cent less of the
    /// squared distance.
    /// </summary>
    /// <param name="other">What a search by other means found.</param>
    /// <exception cref="ArgumentException">It is of other images or places.</exception>
    public bool IsAtFloor(InvarianceMap other)
    {
        var (mine, its) = (Pictures.shape[..2], other.Pictures.shape[..2]);
        return !mine.SequenceEqual(its) || !Images.allclose(other.Images)
            ? throw new ArgumentException(
                $"expected a search of the same {mine[0]} images and {mine[1]} places, found {its[0]} and {its[1]}.", nameof(other))
            : other.SquareLeft >= 0.95 * SquareLeft;
    }

    /// <summary>The mean share of the distance itself that is left at the end.</summary>
    public double DistanceLeft
    {
        get
        {
            using var scope = NewDisposeScope();
            var moved = Distances[0] > Nothing;
            return (Distances[-1][moved] / Distances[0][moved]).mean().item<float>();
        }
    }

    /// <summary>The mean distance at the start, of all pictures but those that start where they are to be.</summary>
    public double DistanceAtStart
    {
        get
        {
            using var scope = NewDisposeScope();
            var start = Distances[0].flatten();
            return start[start > Nothing].mean().item<float>();
        }
    }

    /// <summary>The share of the pictures that the network takes for what it takes their image for.</summary>
    public double ClassKept
    {
        get
        {
            using var scope = NewDisposeScope();
            return Answers.eq(ImageAnswers.unsqueeze(1)).to(float32).mean().item<float>();
        }
    }

    /// <summary>‖x′ − x‖ / ‖x‖ of each picture: [S, K], in the caller's dispose scope.</summary>
    public Tensor Changes()
    {
        using var scope = NewDisposeScope();
        var change = (Pictures - Images.unsqueeze(1)).flatten(2).norm(2);
        return (change / Images.flatten(1).norm(1).unsqueeze(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of ‖x′ − x‖ / ‖x‖ over all pictures but those that start where they are to be.</summary>
    public double Change
    {
        get
        {
            using var scope = NewDisposeScope();
            return Changes()[Distances[0] > Nothing].mean().item<float>();
        }
    }

    /// <summary>The largest ‖x′ − x‖ / ‖x‖ of the pictures that start where they are to be; NaN if there are none.</summary>
    public double Drift
    {
        get
        {
            using var scope = NewDisposeScope();
            var still = Changes()[Distances[0] <= Nothing];
            return still.numel() == 0 ? double.NaN : still.max().item<float>();
        }
    }

    /// <summary>The map of some of the images, to be disposed apart from this one.</summary>
    /// <param name="samples">Their places among the images.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public InvarianceMap Take(params long[] samples)
    {
        if (samples.Any(sample => sample < 0 || sample >= Images.shape[0]))
            throw new ArgumentOutOfRangeException(
                nameof(samples), $"expected places of images, 0 to {Images.shape[0] - 1}, found {string.Join(", ", samples)}.");
        using var scope = NewDisposeScope();
        var which = tensor(samples, device: Images.device);
        return new(Of(Images, 0), Of(Pictures, 0), Of(Distances, 1), Of(Answers, 0), Of(ImageAnswers, 0), Filters.alias().MoveToOuterDisposeScope());

        Tensor Of(Tensor all, long dimension) => all.index_select(dimension, which).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { Images, Pictures, Distances, Answers, ImageAnswers, Filters }) tensor.Dispose();
    }
}
