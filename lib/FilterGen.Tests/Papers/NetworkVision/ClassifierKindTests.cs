using FilterGen.Papers.NetworkVision;
using FilterGen.Papers.NetworkVision.Networks;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.NetworkVision;

public sealed class ClassifierKindTests
{
    [Theory]
    [InlineData(0, "LeNet-5", 62_006)]
    [InlineData(1, "AlexNet", 479_690)]
    [InlineData(2, "VGG-BN", 148_858)]
    [InlineData(3, "Inception", 42_822)]
    [InlineData(4, "ResNet", 78_042)]
    public void Each_is_small_and_takes_images_of_any_usual_size(int place, string name, long parameters)
    {
        using var scope = NewDisposeScope();
        var kind = ClassifierKind.All[place];
        using var net = kind.Create(32, 10);
        Assert.Equal((name, name, "LAVIR"[place].ToString()), (kind.Name, net.GetName(), kind.Letter));
        Assert.Equal(parameters, net.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal([2, 10], net.forward(rand([2, 3, 32, 32])).shape);
        using var larger = kind.Create(64, 7);
        Assert.Equal([2, 7], larger.forward(rand([2, 3, 64, 64])).shape);
    }

    [Fact]
    public void LeNet5_for_ImageNet_is_that_of_appendix_B()
    {
        using var net = Assert.IsType<LeNet5>(ClassifierKind.LeNet.Create(224, 1000));
        Tables.Equal(
        [
            ("Normalize", "-", "224x224x3", 0),
            ("Conv+ReLU", "5x5/1/0", "220x220x6", 456),
            ("MaxPool", "2x2/2/0", "110x110x6", 0),
            ("Conv+ReLU", "5x5/2/0", "53x53x16", 2_416),
            ("MaxPool", "2x2/2/0", "26x26x16", 0),
            ("Conv+ReLU", "5x5/2/0", "11x11x120", 48_120),
            ("MaxPool", "2x2/2/0", "5x5x120", 0),
            ("FC+ReLU", "-", "1000", 3_001_000),
            ("FC", "-", "1000", 1_001_000),
        ], net.Layers());
    }

    [Fact]
    public void Operations_of_blocks_are_those_of_their_convolutions()
    {
        using var net = new SmallResNet();
        var rows = net.Layers();
        Assert.Equal(2 * 1024 * 2 * 16 * 16 * 9, rows[2].Operations);
        Assert.Equal(2 * 256 * (16 * 32 * 9 + 32 * 32 * 9 + 16 * 32), rows[3].Operations);
        Assert.Equal("Residual+ReLU", rows[3].Layer);
        using var inception = new SmallInception();
        var module = inception.Layers().First(row => row.Layer == "Inception");
        var multiplied = 16 * 8 + (16 * 8 + 8 * 16 * 9) + (16 * 4 + 4 * 8 * 9 + 8 * 8 * 9) + 16 * 8;
        Assert.Equal(("16x16x40", 2L * 256 * multiplied), (module.OutputSize, module.Operations));
    }
}
