using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Data;

public sealed class NormalizationTests
{
    [Fact]
    public void Every_channel_is_shifted_and_scaled_by_its_own_numbers()
    {
        using var scope = NewDisposeScope();
        var images = tensor([1f, 2, 3, 4, 5, 6, 7, 8], [2, 2, 1, 2]);

        var normal = new Normalization([1, 3], [2, 4]).Apply(images);

        Assert.Equal([0f, 0.5f, 0, 0.25f, 2, 2.5f, 1, 1.25f], Numbered.Values(normal));
    }

    [Fact]
    public void Another_number_of_channels_is_refused()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => Cifar10.Normalization.Apply(zeros([2, 1, 4, 4])));

        Assert.StartsWith("expected images of [B, 3, H, W], found [2, 1, 4, 4].", error.Message);
    }
}
