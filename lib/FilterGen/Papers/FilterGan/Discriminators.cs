using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>
/// D and Q, which share all layers but the last: from an activation profile, D guesses whether the filters were real, and Q which
/// noise z they were generated from. Neither sees filters or images.
/// </summary>
/// <remarks>
/// The paper does not say what the layers are. Here the body halves the maps with 3×3 convolutions of stride 2 until they are 2×2 and
/// ends in 128 numbers; leaky ReLU has slope 0.2.
/// </remarks>
public sealed class Discriminators : nn.Module<Tensor, Tensor>
{
    private const int Features = 128;
    private const double Slope = 0.2;

    private readonly Sequential body;
    private readonly Linear guess, recover;
    private readonly long channels, side;

    /// <summary>Builds both.</summary>
    /// <param name="channels">Maps of a profile.</param>
    /// <param name="side">Their height and width.</param>
    /// <param name="noiseLength">Numbers in z.</param>
    public Discriminators(long channels, long side, int noiseLength) : base(nameof(Discriminators))
    {
        (this.channels, this.side) = (channels, side);
        var layers = new List<nn.Module<Tensor, Tensor>>();
        var (from, to) = (channels, 32L);
        for (; side > 2; side = (side + 1) / 2, (from, to) = (to, 64))
        {
            layers.Add(nn.Conv2d(from, to, 3, stride: 2, padding: 1));
            layers.Add(nn.LeakyReLU(Slope));
        }
        layers.AddRange([nn.Flatten(), nn.Linear(from * side * side, Features), nn.LeakyReLU(Slope)]);
        body = nn.Sequential(layers);
        guess = nn.Linear(Features, 1);
        recover = nn.Linear(Features, noiseLength);
        RegisterComponents();
    }

    /// <summary>θ_d: the shared layers and D's last one.</summary>
    internal IEnumerable<(string Name, Parameter Parameter)> ThetaD => named_parameters().Where(one => !one.name.StartsWith(nameof(recover)));

    /// <summary>θ_q: the shared layers and Q's last one.</summary>
    internal IEnumerable<(string Name, Parameter Parameter)> ThetaQ => named_parameters().Where(one => !one.name.StartsWith(nameof(guess)));

    /// <summary>The shared layers: profiles [B, N, H, W] → [B, 128].</summary>
    /// <exception cref="ArgumentException">The profiles have another shape.</exception>
    public override Tensor forward(Tensor profiles)
    {
        Guard.Shape(profiles, nameof(profiles), $"[B, {channels}, {side}, {side}]", -1, channels, side, side);
        return body.call(profiles);
    }

    /// <summary>D's last layer: the logit of "these filters are real" [B], of the shared layers' output.</summary>
    public Tensor Guess(Tensor features) => guess.call(features).squeeze(1);

    /// <summary>Q's last layer: what z was [B, 8], of the shared layers' output.</summary>
    public Tensor Recover(Tensor features) => recover.call(features);
}
