using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Images of MNIST's size without meaning.</summary>
internal sealed class Noise(int train, int test)
    : ClassificationData("noise", Make(train), Make(test), [.. Enumerable.Range(0, 10).Select(i => $"{i}")])
{
    private static ImageSet Make(int count) => new(rand([count, 1, 28, 28]), randint(10, [count]));
}
