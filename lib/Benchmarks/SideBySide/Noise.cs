using FilterGen.Data;
using static TorchSharp.torch;

namespace Benchmarks.SideBySide;

/// <summary>Images of CIFAR-10's size without meaning, and as few test images as will do: a step takes as long on any images.</summary>
/// <param name="count">How many to train on.</param>
internal sealed class Noise(long count)
    : ClassificationData("noise", Images(count), Images(1), [.. Enumerable.Range(0, ClassCount).Select(number => $"{number}")])
{
    private const int ClassCount = 10;

    private static ImageSet Images(long count) => new(rand([count, 3, 32, 32]), randint(0, ClassCount, [count], int64));
}
