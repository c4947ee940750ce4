using FilterGen.Data;
using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>A classifier with random weights, and noise in place of digits: enough to see what a training changes.</summary>
internal static class TinyGan
{
    /// <summary>Trains for two epochs of five steps.</summary>
    public static readonly TrainerOptions Options = Fits.Options with { Epochs = 2, BatchSize = 8, LearningRate = 1e-3 };

    public static FiveLayerNet Classifier()
    {
        Seeds.Set(5);
        return new FiveLayerNet().Freeze();
    }

    public static FilterGanOptions Settings { get; } = new() { StopsAtFailure = false };

    /// <summary>40 images to learn from and 16 to test with, as they enter a layer.</summary>
    public static LayerInputs Data(FiveLayerNet classifier, int layer = 4)
    {
        using var digits = new Digits();
        return LayerInputs.Of(classifier, digits, layer);
    }

    public static FilterGanNet Gan(FiveLayerNet classifier, FilterGanOptions? settings = null)
    {
        Seeds.Set(6);
        return new(classifier, settings ?? Settings);
    }

    /// <summary>Names of the tensors whose bytes differ.</summary>
    public static string[] Changed(Dictionary<string, byte[]> before, Dictionary<string, byte[]> after) =>
        [.. before.Where(entry => !entry.Value.SequenceEqual(after[entry.Key])).Select(entry => entry.Key)];

    private sealed class Digits() : ClassificationData("noise", Make(40, 1), Make(16, 2), [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")])
    {
        private static ImageSet Make(int count, ulong seed)
        {
            using var generator = new Generator(seed);
            return new(rand([count, 1, 28, 28], generator: generator), arange(count) % 10);
        }
    }
}
