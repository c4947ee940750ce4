using System.Numerics;
using LibTorch.Tests.Fixtures;
using TorchSharp;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace LibTorch.Tests.PyBridge;

public class PyTorchFileTests
{
    public static TheoryData<string> Formats => ["zip", "legacy", "protocol4"];

    [PyTorchTheory]
    [InlineData("tensors_zip")]
    [InlineData("tensors_legacy")]
    [InlineData("tensors_protocol4")]
    [InlineData("network_zip")]
    [InlineData("network_legacy")]
    [InlineData("network_protocol4")]
    public void Tensors_have_the_saved_type_shape_and_bits(string name)
    {
        using var scope = NewDisposeScope();
        var saved = SavedFile.Load(name);
        var state = PyTorchFile.LoadStateDict(saved.Open());
        Assert.Equal(saved.Tensors.Keys, state.Keys);
        foreach (var (key, (type, shape, bytes)) in saved.Tensors)
        {
            Assert.Equal(type, state[key].dtype.ToString().ToLowerInvariant());
            Assert.Equal(shape, state[key].shape);
            Assert.Equal(bytes, state[key].contiguous().bytes.ToArray());
            Assert.False(state[key].requires_grad);
        }
    }

    [PyTorchTheory]
    [MemberData(nameof(Formats))]
    public void Containers_numbers_and_texts_are_what_they_were(string format)
    {
        using var scope = NewDisposeScope();
        var root = Assert.IsType<OrderedDictionary<object, object?>>(PyTorchFile.Load(SavedFile.Load($"containers_{format}").Open()));
        Assert.Equal(
            [1L, -2L, 300L, 70000L, 1L << 40, -(1L << 40), BigInteger.Pow(2, 70), 2.5, true, false, null],
            (IEnumerable<object?>)root["numbers"]!);
        Assert.Equal("grüß", root["text"]);
        Assert.Equal([1L, new object?[] { 2L, 3L }, Array.Empty<object?>()], (object?[])root["tuple"]!);
        var nested = (OrderedDictionary<object, object?>)root["nested"]!;
        Assert.Equal(["a", 5L], nested.Keys);
        Assert.Equal(1L, ((OrderedDictionary<object, object?>)nested[(object)5L]!)["b"]);
        Assert.Equal([2L, 3L], (object?[])root["size"]!);
        Assert.Equal(ScalarType.Float16, root["dtype"]);
        Assert.Equal("cpu", root["device"]);
        var tensors = ((List<object?>)root["tensors"]!).Cast<Tensor>().ToArray();
        tensors[0].add_(10);
        Assert.Equal([12f, 13f], tensors[1].data<float>().ToArray());
    }

    [PyTorchTheory]
    [MemberData(nameof(Formats))]
    public void A_file_that_names_something_else_is_refused_by_that_name(string format)
    {
        var harmful = Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(SavedFile.Load($"harmful_{format}").Open()));
        Assert.Matches("names (posix|nt).system, and only tensors and containers are read", harmful.Message);
        var module = Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(SavedFile.Load($"module_{format}").Open()));
        Assert.Contains("names torch.nn.modules.linear.Linear", module.Message, StringComparison.Ordinal);
        Assert.Contains("torch.save(model.state_dict(), path)", module.Message, StringComparison.Ordinal);
    }

    [PyTorchTheory]
    [MemberData(nameof(Formats))]
    public void A_module_loads_a_state_of_PyTorch(string format)
    {
        using var scope = NewDisposeScope();
        var saved = SavedFile.Load($"network_{format}");
        using var network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Linear(4, 3));
        var loaded = new Dictionary<string, bool>();
        Assert.Same(network, network.load_py(saved.Open(), loadedParameters: loaded));
        Assert.Equal(saved.Tensors.Keys, network.state_dict().Keys);
        foreach (var (key, value) in network.state_dict())
            Assert.Equal(saved.Tensors[key].Bytes, value.bytes.ToArray());
        Assert.All(loaded, entry => Assert.True(entry.Value));
    }

    [PyTorchFact]
    public void A_module_says_which_entries_it_did_not_take()
    {
        using var layer = nn.Sequential(nn.Conv2d(1, 2, 3));
        var loaded = new Dictionary<string, bool>();
        layer.load_py(SavedFile.Load("network_zip").Open(), strict: false, skip: ["0.bias"], loadedParameters: loaded);
        Assert.Equal(["0.weight"], loaded.Where(entry => entry.Value).Select(entry => entry.Key));
        Assert.Equal(8, loaded.Count(entry => !entry.Value));
        Assert.Throws<InvalidOperationException>(() => layer.load_py(SavedFile.Load("network_zip").Open()));
    }

    [PyTorchFact]
    public void A_dictionary_that_is_no_state_dict_is_refused_by_load_py()
    {
        using var layer = nn.Linear(1, 1);
        var failure = Assert.Throws<InvalidDataException>(() => layer.load_py(SavedFile.Load("containers_zip").Open()));
        Assert.Contains("expected tensors by name, found List`1 under numbers", failure.Message, StringComparison.Ordinal);
    }

    [TorchVisionFact]
    public void ResNet18_loads_all_of_torchvisions_keys()
    {
        var path = Path.Combine(Path.GetTempPath(), $"resnet18-{Guid.NewGuid()}.pth");
        try
        {
            File.WriteAllBytes(path, SavedFile.Load("resnet18").Bytes);
            using var network = torchvision.models.resnet18(weights_file: path, skipfc: false);
            Assert.Equal(122, network.state_dict().Count);
            Assert.All(network.parameters(), parameter => Assert.Equal(0, parameter.abs().max().item<float>()));
            using var other = torchvision.models.resnet18(num_classes: 10, weights_file: path);
            Assert.NotEqual(0, other.get_parameter("fc.weight")!.abs().max().item<float>());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Another_file_is_refused()
    {
        using var text = new MemoryStream("not a file of torch.save"u8.ToArray());
        var failure = Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(text));
        Assert.Contains("The stream: expected a file of torch.save", failure.Message, StringComparison.Ordinal);
        using var empty = new MemoryStream();
        Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(empty));
    }
}
