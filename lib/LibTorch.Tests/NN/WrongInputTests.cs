using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

/// <summary>Wrong use is refused with what was expected and what was found.</summary>
public class WrongInputTests
{
    public static TheoryData<string, Func<Tensor>> Calls => new()
    {
        { "Conv2d: expected 3 channels in an input of 4 dimensions", () => nn.Conv2d(3, 4, 3).call(zeros([2, 5, 8, 8])) },
        { "Conv1d: expected 3 channels in an input of 3 dimensions", () => nn.Conv1d(3, 4, 3).call(zeros([2, 2, 2, 2])) },
        { "found shape [2, 5]", () => nn.Linear(3, 4).call(zeros([2, 5])) },
        { "BatchNorm2d: expected an input of 4 dimensions with 3 channels", () => nn.BatchNorm2d(3).call(zeros([2, 3])) },
        { "BatchNorm1d: expected an input of 2 or 3 dimensions", () => nn.BatchNorm1d(3).call(zeros([2, 4])) },
        { "expected groups to divide both numbers of channels", () => nn.Conv2d(3, 4, 3, groups: 2).weight },
        { "expected stride 1 with padding Same", () => nn.Conv2d(3, 4, 3, Padding.Same, stride: 2).weight },
        { "expected padding mode Zeros", () => nn.ConvTranspose2d(3, 4, 3, padding_mode: PaddingModes.Reflect).weight },
        { "expected an output size from 7 to 8", () => nn.ConvTranspose2d(3, 4, 3, 2, 1).forward(zeros([1, 3, 4, 4]), [9, 7]) },
        { "expected a probability from 0 to 1, found 1.5", () => nn.Dropout(1.5).call(zeros(1)) },
        { "expected a padding index from -3 to 2, found 3", () => nn.Embedding(3, 2, padding_idx: 3).weight },
        { "expected either size or scale_factor, found neither", () => nn.functional.interpolate(zeros([1, 1, 2, 2])) },
        { "expected 1 or 2 values for size, found 3", () => nn.functional.interpolate(zeros([1, 1, 2, 2]), [1, 2, 3]) },
        {
            "mode Bilinear does not go with 3 dimensions",
            () => nn.functional.interpolate(zeros([1, 1, 2]), [2], mode: InterpolationMode.Bilinear)
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Wrong_use_is_explained(string message, Func<Tensor> call)
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => call());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_size_of_a_transposed_convolution_can_be_chosen()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.ConvTranspose2d(3, 4, 3, 2, 1);
        Assert.Equal([1, 4, 8, 7], layer.forward(zeros([1, 3, 4, 4]), [8, 7]).shape);
    }
}
