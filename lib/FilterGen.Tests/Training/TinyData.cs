using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Images 1×6×6 of noise with a bright bar whose row is the class: learnt in a few epochs.</summary>
internal sealed class TinyData(int train, int test) : ClassificationData("bars", Make(train, 1), Make(test, 2), ["0", "1", "2"])
{
    public TinyData()
        : this(train: 90, test: 30)
    {
    }

    private static ImageSet Make(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new float[count * 36];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            for (var p = 0; p < 36; p++) pixels[i * 36 + p] = 0.5f * random.NextSingle() + (p / 12 == labels[i] ? 0.4f : 0f);
        }
        return new(tensor(pixels, [count, 1, 6, 6]), tensor(labels));
    }
}
