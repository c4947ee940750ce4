using FilterGen.Tests.Fixtures;
using FilterGen.Training.Checkpoints;
using FilterGen.Training.PyTorchFiles;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training.PyTorchFiles;

public class PyTorchFileTests
{
    [PyTorchTheory]
    [InlineData("saved-state.pth")]
    [InlineData("saved-parameters.pth")]
    [InlineData("saved-dictionary.pth")]
    [InlineData("saved-double.pth")]
    public void A_state_dict_loads_bit_by_bit(string file)
    {
        using var scope = NewDisposeScope();
        using var network = new SavedNetwork();
        using var saved = new SafetensorsReader(Path.Combine(PyTorch.Folder, "saved.safetensors"));
        var types = network.State.ToDictionary(entry => entry.Key, entry => entry.Value.dtype);
        var frozen = network.State["1.bias"];
        frozen.requires_grad = false;
        Assert.Equal(saved.Entries.Keys.Order(), network.Load(SavedNetwork.File(file)).Order());
        foreach (var (name, value) in network.State)
        {
            var expected = TensorBytes.Read(saved, saved.Entries[name]);
            Assert.Equal(types[name], value.dtype);
            Assert.Equal(expected.shape, value.shape);
            Assert.Equal(expected.bytes.ToArray(), value.contiguous().bytes.ToArray());
        }
        Assert.False(frozen.requires_grad);
        Assert.True(network.State["0.weight"].requires_grad);
    }

    [PyTorchFact]
    public void What_the_network_or_the_file_has_alone_stays_out()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Sequential(nn.Conv2d(3, 2, 3), nn.Identity(), nn.Identity(), nn.Linear(2, 2));
        var before = layer.state_dict()["3.weight"].clone();
        var path = Path.Combine(PyTorch.Folder, "saved-state.pth");
        Assert.Equal(["0.bias", "0.weight"], PyTorchFile.LoadInto(layer, path).Order());
        Assert.True(before.equal(layer.state_dict()["3.weight"]).all().item<bool>());
    }

    [PyTorchTheory]
    [InlineData("shape", "0.bias: expected a shape of [2], found [1].")]
    [InlineData("part", "expected the 6 numbers of its record in their order, found a shape of [2] with strides of [1] from number 2 on.")]
    [InlineData("expanded", "expected the 1 numbers of its record in their order, found a shape of [2] with strides of [0] from number 0")]
    [InlineData("channels-last", "found a shape of [2, 3, 3, 3] with strides of [27, 1, 9, 3] from number 0 on. A tensor that is part of")]
    [InlineData("legacy", "expected a zip file, which PyTorch writes since 1.6, found none. Fetch the file again, or save it again with")]
    [InlineData("protocol4", "expected a pickle of protocol 2, which torch.save writes where it is not told otherwise, found 4.")]
    [InlineData("harmful", "it names posix.system, and only tensors are read.")]
    [InlineData("module", "it names torch.nn.modules.container.Sequential, and only tensors are read.")]
    [InlineData("checkpoint", "expected a tensor as epoch, found a number.")]
    [InlineData("nested", "it names collections.OrderedDict, and only tensors are read.")]
    public void A_file_of_something_else_is_refused(string file, string message)
    {
        using var network = new SavedNetwork();
        Assert.Contains(message, network.Try(SavedNetwork.File($"refused-{file}.pth")), StringComparison.Ordinal);
    }
}
