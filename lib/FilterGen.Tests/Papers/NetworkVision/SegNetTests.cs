using FilterGen.Data;
using FilterGen.Papers.NetworkVision;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.NetworkVision;

[Collection(TrainingCollection.Name)]
public sealed class SegNetTests
{
    private static readonly SegNetLayout Small = new((4, 1), (6, 2));

    [Fact]
    public void At_full_width_it_has_thirteen_convolutions_each_way()
    {
        using var net = new SegNet();
        var table = net.Layers(side: 224);
        string[] pooled = ["112x112x64", "56x56x128", "28x28x256", "14x14x512", "7x7x512"];
        Assert.Equal(pooled, table.Where(row => row.Layer == "MaxPool").Select(row => row.OutputSize));
        Assert.Equal(
            ["14x14x512", "28x28x512", "56x56x256", "112x112x128", "224x224x64"],
            table.Where(row => row.Layer == "MaxUnpool").Select(row => row.OutputSize));
        string[] convolutions = [.. table.Where(row => row.Layer.StartsWith("Conv")).Select(row => row.OutputSize)];
        string[] encoder =
        [
            "224x224x64", "224x224x64", "112x112x128", "112x112x128", "56x56x256", "56x56x256", "56x56x256",
            "28x28x512", "28x28x512", "28x28x512", "14x14x512", "14x14x512", "14x14x512",
        ];
        string[] decoder =
        [
            "14x14x512", "14x14x512", "14x14x512", "28x28x512", "28x28x512", "28x28x256", "56x56x256", "56x56x256", "56x56x128",
            "112x112x128", "112x112x64", "224x224x64", "224x224x3",
        ];
        Assert.Equal([.. encoder, .. decoder], convolutions);
        Assert.All(table.Where(row => row.Layer.StartsWith("Conv")).SkipLast(1), row => Assert.Equal("Conv+BN+ReLU", row.Layer));
        Assert.Equal("Conv", table[^1].Layer);
        // VGG16's convolutions have 14,710,464 weights without biases; each filter but the output's has two numbers of its norm.
        Assert.Equal(2 * 14_710_464 + 3 + 2 * (4224 + 4224 - 512), table.Sum(row => row.Parameters));
    }

    [Theory]
    [InlineData(47_267, 16, 1, 32, 1, 64, 1)]
    [InlineData(144_483, 16, 2, 32, 2, 64, 2)]
    [InlineData(292_451, 16, 2, 32, 2, 64, 2, 64, 2)]
    [InlineData(218_467, 16, 2, 32, 2, 64, 3)]
    [InlineData(662_371, 16, 2, 32, 2, 64, 3, 64, 3, 64, 3)]
    [InlineData(870_083, 32, 2, 64, 2, 128, 3)]
    public void Narrow_ones_have_as_many_parameters_as_counted_elsewhere(long expected, params int[] stages)
    {
        using var net = new SegNet(new([.. stages.Chunk(2).Select(stage => (stage[0], stage[1]))]));
        Assert.Equal(expected, net.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void One_number_narrows_VGG16() =>
        Assert.Equal("16×2, 32×2, 64×3, 128×3, 128×3", SegNetLayout.Vgg16(width: 16).ToString());

    [Fact]
    public void Reconstructions_are_in_the_images_units()
    {
        using var scope = NewDisposeScope();
        using var net = new SegNet(Small);
        net.eval();
        var images = rand([2, 3, 9, 14]);
        var (loss, normalized, _) = net.Evaluate(images, images);
        var found = net.forward(images);
        Assert.Equal(images.shape, found.shape);
        Assert.True(net.Normalization.Apply(found).allclose(normalized, 1e-4, 1e-5));
        Assert.Equal((net.Normalization.Apply(images) - normalized).square().mean().item<float>(), loss.item<float>(), 1e-5);
    }

    [Fact]
    public void Without_places_it_has_the_same_parameters_and_another_result()
    {
        using var scope = NewDisposeScope();
        using var with = new SegNet(Small);
        using var without = new SegNet(Small with { HandsPlacesOver = false });
        without.load_state_dict(with.state_dict());
        var images = rand([2, 3, 8, 8]);
        Assert.False(with.forward(images).allclose(without.forward(images)));
        Assert.Equal("SegNet 4×1, 6×2, no places", without.GetName());
        Assert.Contains("Repeat", without.Layers(8).Select(row => row.Layer));
    }

    [Fact]
    public void A_copy_learns_alone()
    {
        using var net = new SegNet(Small);
        using var whole = net.Copy();
        using var encoder = net.Copy(decoder: false);
        var before = Fits.StateOf(net);
        Assert.Equal(before, Fits.StateOf(whole));
        foreach (var (name, value) in Fits.StateOf(encoder).Where(entry => entry.Key.EndsWith("conv.weight")))
            Assert.Equal(name.StartsWith("encoder"), before[name].SequenceEqual(value));
        using (no_grad()) whole.parameters().First().zero_();
        Assert.Equal(before, Fits.StateOf(net));
    }

    [Fact]
    public void It_learns_to_reconstruct_without_labels()
    {
        using var scope = NewDisposeScope();
        using var data = new ImageData("colours", new(Squares(64, 1)), new(Squares(16, 2)));
        var run = Trainer.Fit(() => new SegNet(new((8, 1), (12, 1))), data, Fits.Options with { Epochs = 20, BatchSize = 8 });
        var ofTheMean = Cifar10.Normalization.Apply(data.Test.Images).var().item<float>();
        Assert.InRange(run.TestScore, 0, 0.5 * ofTheMean);

        static Tensor Squares(int count, ulong seed) => // four colours
            nn.functional.interpolate(rand([count, 3, 2, 2], generator: new Generator(seed)), [8, 8]);
    }

    [Fact]
    public void What_cannot_be_pooled_is_said()
    {
        using var net = new SegNet(Small);
        using var images = rand([1, 3, 3, 8]);
        var error = Assert.Throws<ArgumentException>(() => net.forward(images));
        Assert.StartsWith("images: expected at least 4×4 pixels, which 2 poolings halve, found 3×8.", error.Message);
        Assert.StartsWith("SegNet: expected stages", Assert.Throws<ArgumentException>(() => new SegNet(new((4, 0)))).Message);
        Assert.StartsWith("SegNet: expected stages", Assert.Throws<ArgumentException>(() => new SegNet(new SegNetLayout())).Message);
    }
}
