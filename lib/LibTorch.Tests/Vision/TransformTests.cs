using LibTorch.Tests.Fixtures;
using static TorchSharp.torch;
using static TorchSharp.torchvision;

namespace LibTorch.Tests.Vision;

[Collection("default generator")]
public class TransformTests
{
    private static readonly Dictionary<string, ITransform> All = new()
    {
        ["flip"] = transforms.HorizontalFlip(),
        ["pad"] = transforms.Pad([1, 2, 3, 4], fill: 0.5),
        ["crop"] = transforms.Crop(1, 2, 3, 4),
        ["normalize"] = transforms.Normalize([0.1, 0.2, 0.3], [0.5, 0.6, 0.7]),
        ["normalize_one"] = transforms.Normalize([0.1, 0.2, 0.3], [0.5, 0.6, 0.7]),
        ["resize"] = transforms.Resize(9, 5),
        ["resize_bilinear"] = transforms.Resize(12, 5, InterpolationMode.Bilinear),
        ["to_float"] = transforms.Compose(new FromLong(), transforms.ConvertImageDtype(float32)),
        ["to_bytes"] = transforms.Compose(transforms.ConvertImageDtype(uint8), new ToLong()),
        ["composed"] = transforms.Compose(
            transforms.Pad([2, 2, 2, 2]), transforms.Crop(3, 4, 4, 4), transforms.Normalize([0.5, 0.5, 0.5], [0.25, 0.25, 0.25])),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [TorchVisionTheory]
    [MemberData(nameof(Names))]
    public void Transform_equals_torchvisions(string name)
    {
        using var scope = NewDisposeScope();
        Parity.Check(FixtureSet.Load("transforms")[name], inputs => All[name].call(inputs[0]));
    }

    [Fact]
    public void A_random_flip_happens_as_often_as_its_probability_says()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var image = tensor([1f, 2], [1, 1, 2]);
        int Flips(ITransform flip) => Enumerable.Range(0, 400).Count(_ => flip.call(image)[0, 0, 0].item<float>() == 2);
        Assert.InRange(Flips(transforms.RandomHorizontalFlip()), 160, 240);
        Assert.Equal(0, Flips(transforms.RandomHorizontalFlip(p: 0)));
        Assert.Equal(400, Flips(transforms.RandomHorizontalFlip(p: 1)));
    }

    [Fact]
    public void A_random_crop_reaches_every_place_and_only_these()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var image = arange(12, dtype: float32).reshape(1, 3, 4);
        var crop = transforms.RandomCrop(2, 3);
        var corners = Enumerable.Range(0, 200).Select(_ => crop.call(image)[0, 0, 0].item<float>()).Distinct().Order();
        Assert.Equal([0f, 1, 4, 5], corners);
        Assert.Equal([1, 3, 4], transforms.RandomCrop(3, 4).call(image).shape);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        var image = zeros([3, 4, 4]);
        var crop = Assert.Throws<ArgumentException>(() => transforms.RandomCrop(5, 4).call(image));
        Assert.Contains("found 5×4 from row -1, column 0 of 4×4", crop.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => transforms.Normalize([0], [1, 2]));
        Assert.Throws<ArgumentException>(() => transforms.Normalize([0], [1]).call(image));
        Assert.Throws<ArgumentException>(() => transforms.ConvertImageDtype(int64).call(image));
    }

    private sealed class FromLong : ITransform
    {
        public Tensor call(Tensor input) => input.to(uint8);
    }

    private sealed class ToLong : ITransform
    {
        public Tensor call(Tensor input) => input.detach().to(int64);
    }
}
