using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class AugmentationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void EveryImageIsAPartOfItsPaddedSelfOrOfItsMirrorImage(int padding)
    {
        using var scope = NewDisposeScope();
        var images = rand([64, 3, 5, 7]) + 1;
        Seeds.Set(1);
        var changed = Augmentation.FlipAndCrop(padding).Apply(images);
        Assert.Equal(images.shape, changed.shape);
        var seen = Enumerable.Range(0, 64).Select(i => Find(images[i], changed[i], padding)).ToList();
        Assert.InRange(seen.Count(place => place.Flipped), 16, 48);
        if (padding > 0) Assert.InRange(seen.Distinct().Count(), 2 * (2 * padding + 1), int.MaxValue);
    }

    [Fact]
    public void EveryPlaceIsTaken()
    {
        using var scope = NewDisposeScope();
        var images = rand([500, 1, 3, 3]) + 1;
        var changed = Augmentation.FlipAndCrop(1).Apply(images);
        var seen = Enumerable.Range(0, 500).Select(i => Find(images[i], changed[i], 1)).Distinct();
        Assert.Equal(2 * 3 * 3, seen.Count());
    }

    [Fact]
    public void SameSeedGivesTheSameImagesAndNothingElseIsLeft()
    {
        using var scope = NewDisposeScope();
        var images = rand([8, 1, 6, 6]);
        Seeds.Set(3);
        var tensors = Tensor.TotalCount;
        var first = Augmentation.FlipAndCrop().Apply(images);
        Assert.Equal(tensors + 1, Tensor.TotalCount);
        Seeds.Set(3);
        var second = Augmentation.FlipAndCrop().Apply(images);
        Assert.True(first.eq(second).all().item<bool>());
        Assert.False(Augmentation.FlipAndCrop().Apply(images).eq(second).all().item<bool>());
    }

    [Fact]
    public void TrainingUsesItAndGoesOnBitForBit()
    {
        using var folder = new TemporaryFolder();
        var options = Fits.Options with { Augmentation = Augmentation.FlipAndCrop(2) };
        var whole = Fits.State(options);
        Assert.NotEqual(Fits.State(Fits.Options)["conv.weight"], whole["conv.weight"]);

        using var data = new TinyData();
        using var source = new CancellationTokenSource();
        var saving = options with { CheckpointFolder = folder.Path };
        Assert.Throws<OperationCanceledException>(
            () => Trainer.Fit(() => new TinyNet { OnStep = step => Cancel(source, step) }, data,
                saving with { Cancellation = source.Token }));
        var resumed = Trainer.Fit(() => new TinyNet(), data, saving);
        Assert.Equal(whole, Fits.StateOf(resumed.Network));
    }

    [Fact]
    public void CheckpointOfAnotherAugmentationIsRefused()
    {
        using var folder = new TemporaryFolder();
        using var data = new TinyData();
        var options = Fits.Options with { CheckpointFolder = folder.Path, Augmentation = Augmentation.FlipAndCrop(2) };
        Trainer.Fit(() => new TinyNet(), data, options);
        var error = Assert.Throws<InvalidDataException>(
            () => Trainer.Fit(() => new TinyNet(), data, options with { Augmentation = null }));
        Assert.Contains("Augmentation: expected none, found flip and crop 2", error.Message);
    }

    [Fact]
    public void NegativePaddingIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Augmentation.FlipAndCrop(-1));

    private static void Cancel(CancellationTokenSource source, int step)
    {
        if (step == 8) source.Cancel();
    }

    private static (bool Flipped, int Top, int Left) Find(Tensor image, Tensor changed, int padding)
    {
        using var scope = NewDisposeScope();
        foreach (var flipped in new[] { false, true })
        {
            var padded = nn.functional.pad(flipped ? image.flip(2) : image, [padding, padding, padding, padding]);
            for (var top = 0; top <= 2 * padding; top++)
                for (var left = 0; left <= 2 * padding; left++)
                {
                    var part = padded.narrow(1, top, image.shape[1]).narrow(2, left, image.shape[2]);
                    if (part.eq(changed).all().item<bool>()) return (flipped, top, left);
                }
        }
        throw new InvalidOperationException("The image is no part of the padded one.");
    }
}
