using FilterGen.Operators;
using FilterGen.Tests.Fixtures;
using FilterGen.Training.Checkpoints;
using static TorchSharp.torch;

namespace FilterGen.Tests.Operators;

public sealed class MaxUnpoolingTests
{
    [PyTorchTheory]
    [InlineData(8, 12, false)]
    [InlineData(8, 12, true)]
    [InlineData(7, 9, false)]
    [InlineData(7, 9, true)]
    public void Pooling_and_unpooling_equal_PyTorchs_to_the_bit(int height, int width, bool channelsLast)
    {
        using var scope = NewDisposeScope();
        using var file = new SafetensorsReader(Path.Combine(PyTorch.Folder, $"max-unpool-{height}x{width}.safetensors"));
        Tensor Read(string name) => TensorBytes.Read(file, file.Entries[name]);
        Tensor Input(string name) => (channelsLast ? Read(name).permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : Read(name)).requires_grad_();
        void Same(string name, Tensor found) => Assert.True(Read(name).eq(found).all().item<bool>(), name);

        Tensor maps = Input("maps"), numbers = Input("numbers");
        var (maxima, places) = MaxUnpooling.Pool(maps);
        Same("maxima", maxima);
        Same("places", places);
        var unpooled = MaxUnpooling.Unpool(numbers, places, height, width);
        Same("unpooled", unpooled);

        unpooled.backward([Read("given")]);
        maxima.backward([Read("numbers")]);
        Same("gradients/numbers", numbers.grad!);
        Same("gradients/maps", maps.grad!);
    }

    [Fact]
    public void Without_places_a_number_fills_its_window()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new[] { 1f, 2, 3, 4 }, [1, 1, 2, 2]);
        var expected = tensor(new[] { 1f, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4 }, [1, 1, 4, 4]);
        Assert.True(expected.eq(MaxUnpooling.Repeat(numbers, 4, 4)).all().item<bool>());
    }
}
