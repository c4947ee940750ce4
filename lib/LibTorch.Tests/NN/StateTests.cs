using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

public class StateTests
{
    [Fact]
    public void State_goes_from_one_module_to_another_in_place()
    {
        using var scope = NewDisposeScope();
        using var source = Network();
        using var target = Network();
        var kept = target.parameters().First();
        source.call(randn([4, 3]));

        var (missing, unexpected) = target.load_state_dict(source.state_dict());

        Assert.Empty(missing.Concat(unexpected));
        Assert.Same(kept, target.parameters().First());
        Assert.True(kept.requires_grad && kept.is_leaf);
        foreach (var (key, value) in source.state_dict())
            Parity.Identical(value, target.state_dict()[key], key);
        var input = randn([4, 3]);
        source.eval();
        target.eval();
        Parity.Identical(source.call(input), target.call(input), "output");
    }

    [Fact]
    public void What_does_not_fit_is_listed_and_nothing_is_loaded()
    {
        using var scope = NewDisposeScope();
        using var module = Network();
        var before = module.state_dict()["0.weight"].clone();
        var state = module.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.clone() + 1);
        state["0.bias"] = zeros(7);
        state["9.weight"] = zeros([2, 1]);
        state.Remove("1.running_var");

        var error = Assert.Throws<InvalidOperationException>(() => module.load_state_dict(state));

        Assert.Contains("0.bias: expected shape [4], found [7]", error.Message, StringComparison.Ordinal);
        Assert.Contains("1.running_var: missing, expected shape [4]", error.Message, StringComparison.Ordinal);
        Assert.Contains("9.weight: unexpected, found shape [2, 1]", error.Message, StringComparison.Ordinal);
        Parity.Identical(before, module.state_dict()["0.weight"], "0.weight");
    }

    [Fact]
    public void A_part_is_loaded_on_request()
    {
        using var scope = NewDisposeScope();
        using var module = Network();
        var bias = module.state_dict()["0.bias"].clone();
        var state = new Dictionary<string, Tensor>
        {
            ["0.weight"] = full([4, 3], 2.5, dtype: float64),
            ["0.bias"] = zeros(7),
            ["other"] = zeros(1),
        };

        var (missing, unexpected) = module.load_state_dict(state, strict: false, skip: ["0.bias"]);

        Assert.Equal(["other"], unexpected);
        Assert.DoesNotContain("0.bias", missing);
        Assert.Contains("1.weight", missing);
        Parity.Identical(full([4, 3], 2.5f), module.state_dict()["0.weight"], "0.weight");
        Parity.Identical(bias, module.state_dict()["0.bias"], "0.bias");
    }

    [Fact]
    public void Conversion_keeps_the_tensors_and_an_optimizer_that_holds_them()
    {
        using var scope = NewDisposeScope();
        using var module = Network();
        using var optimizer = optim.SGD(module.parameters(), 0.1);
        var weight = module.parameters().First();
        module.call(randn([4, 3])).sum().backward();

        Assert.Same(module, module.to(float64));

        Assert.Same(weight, module.parameters().First());
        Assert.Equal(float64, weight.dtype);
        Assert.Equal(float64, weight.grad!.dtype);
        Assert.Equal(int64, module.state_dict()["1.num_batches_tracked"].dtype);
        optimizer.step();
        optimizer.zero_grad();
        module.call(randn([4, 3], dtype: float64)).sum().backward();
        optimizer.step();
    }

    [Fact]
    public void A_move_that_cannot_be_is_refused()
    {
        using var module = Network();
        var type = Assert.Throws<ArgumentException>(() => module.to(int64));
        Assert.Contains("expected a floating-point type, found Int64", type.Message, StringComparison.Ordinal);
        if (cuda.is_available())
            return;
        var device = Assert.Throws<InvalidOperationException>(() => module.to("cuda:0"));
        Assert.Contains("cuda:0 was asked for, but", device.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_goes_through_a_stream()
    {
        using var scope = NewDisposeScope();
        using var source = Network();
        using var target = Network();
        var stream = new MemoryStream();
        source.save(stream);
        target.load(new MemoryStream(stream.ToArray()));
        foreach (var (key, value) in source.state_dict())
            Parity.Identical(value, target.state_dict()[key], key);

        var before = target.state_dict()["0.weight"].clone();
        var cut = Assert.Throws<EndOfStreamException>(() => target.load(new MemoryStream(stream.ToArray()[..^3])));
        Assert.Contains("The file was cut short", cut.Message, StringComparison.Ordinal);
        Parity.Identical(before, target.state_dict()["0.weight"], "0.weight");
    }

    private static TorchSharp.Modules.Sequential Network() => nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2));
}
