using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.NetworkVision;

/// <summary>Colour images of 16×16 pixels of noise, in one of three colours.</summary>
internal sealed class ColourBars() : ClassificationData("colour bars", Make(48, 1), Make(20, 2), ["red", "green", "blue"])
{
    private static ImageSet Make(int count, ulong seed)
    {
        using var scope = NewDisposeScope();
        var labels = arange(count, dtype: ScalarType.Int64) % 3;
        var colours = nn.functional.one_hot(labels, 3).to(float32).reshape(count, 3, 1, 1);
        return new(0.5 * rand([count, 3, 16, 16], generator: new Generator(seed)) + 0.4 * colours, labels);
    }
}
