using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// A_i in the making: a copy of a pre-trained autoencoder, of which some parts learn from the errors of a fixed classifier
/// (appendix C.1). The other parts change neither in their parameters nor in their running statistics: they stay in evaluation mode.
/// </summary>
/// <example><code>
/// var run = Trainer.Fit(() => new TunedThrough(segNet, resNet, TunedPart.Decoder), cifar, new() { Epochs = 2 });
/// SegNet tuned = ((TunedThrough)run.Network).Autoencoder;
/// </code></example>
public sealed class TunedThrough : SeenThrough
{
    private readonly nn.Module[] frozen;

    /// <summary>Copies the autoencoder and freezes what does not learn.</summary>
    /// <param name="pretrained">A_S; it stays as it is.</param>
    /// <param name="classifier">i; it is not copied, and is fixed from now on.</param>
    /// <param name="part">What learns.</param>
    public TunedThrough(SegNet pretrained, Classifier classifier, TunedPart part)
        : base($"A_S through {classifier.GetName()}, {part.InWords()}", pretrained.Copy(decoder: part != TunedPart.RandomDecoder), classifier)
    {
        Part = part;
        frozen = part switch
        {
            TunedPart.Encoder => [Autoencoder.Decoder],
            TunedPart.Both => [],
            _ => [Autoencoder.Encoder],
        };
        foreach (var module in frozen) Freeze(module);
        train();
    }

    /// <summary>What learns.</summary>
    public TunedPart Part { get; }

    /// <summary>Sets the mode of what learns; all that is fixed stays in evaluation mode.</summary>
    /// <param name="on">Whether it is in training mode.</param>
    public override void train(bool on = true)
    {
        base.train(on);
        foreach (var module in frozen) module.eval();
    }
}
