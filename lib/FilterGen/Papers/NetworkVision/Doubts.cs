using FilterGen.Data;

namespace FilterGen.Papers.NetworkVision;

/// <summary>What makes a chain's numbers say nothing: networks that have learned nothing, as from too few images or steps.</summary>
public static class Doubts
{
    /// <summary>What to do then.</summary>
    private const string Advice = "Train for more epochs, in smaller batches, or with more images.";

    /// <summary>The mean squared error, in the autoencoder's normalised pixels, of an image of the training images' mean colour.</summary>
    /// <param name="network">The autoencoder.</param>
    /// <param name="data">The images; it is measured on the test images.</param>
    public static double GreyError(SegNet network, ClassificationData data)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        long[] pixels = [0, 2, 3];
        var mean = network.Normalization.Apply(data.Train.Images.cpu()).mean(pixels, keepdim: true);
        return (network.Normalization.Apply(data.Test.Images.cpu()) - mean).square().mean().item<float>();
    }

    /// <summary>A sentence for each network that has learned nothing; none where all is well.</summary>
    /// <param name="chain">What was trained.</param>
    /// <param name="data">The images that it was trained with.</param>
    public static IReadOnlyList<string> Of(VisionChain chain, ClassificationData data)
    {
        List<string> doubts = [];
        var grey = GreyError((SegNet)chain.Pretrained.Network, data);
        if (chain.Pretrained.TestScore >= 0.95 * grey)
            doubts.Add(string.Create(CultureInfo.InvariantCulture, $"A_S is no better than a grey image: its mean squared error is "
                + $"{chain.Pretrained.TestScore:0.000}, that of the mean colour {grey:0.000}. {Advice}"));
        var chance = Commonest(data);
        // What guessing that class gives, and twice the deviation of so many guesses.
        var bound = chance + 2 * Math.Sqrt(chance * (1 - chance) / data.Test.Count);
        var guessing = chain.Classifiers.Where(one => one.Value.Accuracy <= bound);
        doubts.AddRange(guessing.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one.Key} is at chance: it names {100 * one.Value.Accuracy:0.0} % of the test images, the commonest class alone is "
            + $"{100 * chance:0.0} %. What is tuned through it, and each RRC with it, says nothing. {Advice}")));
        return doubts;
    }

    /// <summary>The share of the commonest class among the test images.</summary>
    private static double Commonest(ClassificationData data)
    {
        using var scope = NewDisposeScope();
        return (double)data.Test.Labels.cpu().bincount(null).max().item<long>() / data.Test.Count;
    }
}
