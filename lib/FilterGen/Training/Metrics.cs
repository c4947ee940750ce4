using System.Text.Json.Serialization;

namespace FilterGen.Training;

/// <summary>What a network scored on a set of images.</summary>
/// <param name="Loss">Mean loss per image.</param>
/// <param name="Scores">Mean per image of each of the network's scores; of a classifier the accuracy.</param>
/// <param name="Terms">Mean per image of each named part of the loss.</param>
public sealed record Metrics(double Loss, IReadOnlyDictionary<string, double> Scores, IReadOnlyDictionary<string, double> Terms)
{
    /// <summary>Share of the images sorted into their class, 0 to 1.</summary>
    /// <exception cref="InvalidOperationException">The network is no classifier.</exception>
    [JsonIgnore]
    public double Accuracy => Score.Accuracy.Of(this);

    /// <summary>The loss, then every score and part of the loss: <c>loss 0.412, accuracy 0.873</c>.</summary>
    public override string ToString() => string.Join(", ", Scores.Concat(Terms).Prepend(new("loss", Loss))
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:0.####}")));
}
