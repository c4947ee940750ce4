using FilterGen.Training;

namespace FilterGen.Papers.FilterGan;

/// <summary>What is watched while the GAN trains, of each image, in columns: the first four in every step, all of them in tests.</summary>
public static class FilterGanScores
{
    /// <summary>The share of the real profiles that D takes for real.</summary>
    public static Score RealSeen { get; } = new("D right on real", HigherIsBetter: true, IsShare: true);

    /// <summary>The share of the generated profiles that D takes for generated.</summary>
    public static Score GeneratedSeen { get; } = new("D right on generated", HigherIsBetter: true, IsShare: true);

    /// <summary>Mean squared error of Q's z over the mean square of the z that were drawn: who guesses the mean, 0, gets 1.</summary>
    public static Score NoiseError { get; } = new("error of z / variance", HigherIsBetter: false);

    /// <summary>How far two generated sets are from each other, in norms of the real set ‖W‖.</summary>
    public static Score SetDistance { get; } = new("distance between sets", HigherIsBetter: true);

    /// <summary>How far a generated set is from the real one, in norms of the real set ‖W‖.</summary>
    public static Score RealDistance { get; } = new("distance to the real set", HigherIsBetter: false);

    /// <summary>How far the profiles of one image with two generated sets are from each other, in norms of the real profile.</summary>
    public static Score ActivationDistance { get; } = new("distance between activations", HigherIsBetter: true);

    /// <summary>How far an image's profile with a generated set is from the real one, in norms of the real profile.</summary>
    public static Score ActivationDeviation { get; } = new("deviation of activations", HigherIsBetter: false);

    /// <summary>All of them, the accuracy of the classifier with generated filters first.</summary>
    public static IReadOnlyList<Score> All { get; } =
        [Score.Accuracy, RealSeen, GeneratedSeen, NoiseError, SetDistance, RealDistance, ActivationDistance, ActivationDeviation];

    /// <summary>The four of a step: [m, 4].</summary>
    internal static Tensor Of(Tensor logits, Tensor labels, Tensor guesses, Tensor recovered, Tensor z)
    {
        var halves = guesses.chunk(2);
        Tensor[] columns =
            [logits.argmax(1).eq(labels), halves[0].gt(0), halves[1].le(0), (z - recovered).square().mean([1]) / z.square().mean()];
        return stack(columns.Select(column => column.to(float32)), 1);
    }

    /// <summary>The columns under their names.</summary>
    internal static IReadOnlyList<(string Name, Tensor Values)> Named(Tensor columns) =>
        [.. Enumerable.Range(0, (int)columns.shape[1]).Select(i => (All[i].Name, columns.select(1, i)))];

    /// <summary>‖a − b‖ / ‖of‖ of the numbers behind the first axis: [B].</summary>
    internal static Tensor Relative(Tensor a, Tensor b, Tensor of) => (a - b).flatten(1).norm(1) / of.flatten(1).norm(1);
}
