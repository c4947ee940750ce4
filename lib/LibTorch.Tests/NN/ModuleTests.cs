using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

public class ModuleTests
{
    [Fact]
    public void Fields_and_properties_are_registered_under_their_names()
    {
        using var net = new Net();
        Assert.Equal(
            ["scale", "first.weight", "first.bias", "norm.weight", "norm.bias", "extra.0.weight", "named.a.weight", "second.weight"],
            net.named_parameters().Select(pair => pair.name));
        Assert.Equal(
            ["steps", "table", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"],
            net.named_buffers().Select(pair => pair.name));
        Assert.Equal(["first", "norm", "extra", "named", "second"], net.named_children().Select(pair => pair.name));
        Assert.Equal(
            ["first", "norm", "extra", "named", "second", "extra.0", "named.a"], net.named_modules().Select(pair => pair.name));
        Assert.Equal(net.named_parameters().Count(), net.parameters().Count());
        Assert.Equal(["scale"], net.named_parameters(recurse: false).Select(pair => pair.name));
    }

    [Fact]
    public void State_lists_persistent_buffers_only()
    {
        using var net = new Net();
        Assert.Contains("table", net.state_dict().Keys);
        Assert.DoesNotContain("steps", net.state_dict().Keys);
        Assert.Contains("net.first.weight", net.state_dict(prefix: "net").Keys);
    }

    [Fact]
    public void A_parameter_in_two_places_is_listed_once_and_saved_twice()
    {
        using var shared = nn.Linear(2, 2, hasBias: false);
        using var pair = nn.Sequential(shared, nn.Linear(shared.weight));
        Assert.Single(pair.parameters());
        Assert.Equal(["0.weight", "1.weight"], pair.state_dict().Keys);
    }

    [Fact]
    public void Components_are_found_by_name()
    {
        using var net = new Net();
        Assert.Same(net.Second.weight, net.get_parameter("second.weight"));
        Assert.True(net.has_buffer("norm.running_mean"));
        Assert.Null(net.get_parameter("second.nothing"));
        Assert.False(net.has_parameter("norm.running_mean"));
    }

    [Fact]
    public void Names_are_unique_and_without_dots()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        Assert.Throws<InvalidOperationException>(() => net.register_buffer("table", zeros(1)));
        Assert.Throws<ArgumentException>(() => net.register_buffer("a.b", zeros(1)));
        Assert.Throws<ArgumentException>(() => net.register_module("", nn.ReLU()));
        Assert.Throws<ArgumentNullException>(() => net.register_parameter("none", null!));
    }

    [Fact]
    public void Training_and_gradients_are_switched_everywhere()
    {
        using var net = new Net();
        net.eval();
        Assert.All(net.modules().Append(net), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules().Append(net), module => Assert.True(module.training));
        net.requires_grad_(false);
        Assert.All(net.parameters(), parameter => Assert.False(parameter.requires_grad));
        var seen = new List<string>();
        net.apply(module => seen.Add(module.GetName()));
        Assert.Equal(net.modules().Count() + 1, seen.Count);
        Assert.Equal("Net", seen[^1]);
    }

    [Fact]
    public void Gradients_are_dropped_or_zeroed()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        layer.call(ones([3, 2])).sum().backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal(0, layer.weight.grad!.abs().sum().ToDouble());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Hooks_see_and_change_calls_until_removed()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Identity();
        var before = layer.register_forward_pre_hook((_, input) => input + 1);
        var after = layer.register_forward_hook((_, _, output) => output * 10);
        Assert.Equal(30, layer.call(tensor(2.0)).ToDouble());
        before.remove();
        Assert.Equal(20, layer.call(tensor(2.0)).ToDouble());
        after.remove();
        Assert.Equal(2, layer.call(tensor(2.0)).ToDouble());
    }

    [Fact]
    public void A_disposed_module_frees_its_tensors()
    {
        var net = new Net();
        Tensor[] tensors = [.. net.state_dict().Values];
        net.Dispose();
        Assert.All(tensors, tensor => Assert.True(tensor.IsInvalid));
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(3, 4);
        private readonly BatchNorm1d norm = nn.BatchNorm1d(4);
        private readonly ModuleList<Linear> extra = nn.ModuleList(nn.Linear(1, 1, hasBias: false));
        private readonly ModuleDict<Linear> named = nn.ModuleDict(("a", nn.Linear(1, 1, hasBias: false)));
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor table = zeros(2);
        private readonly Tensor _steps = zeros(1);

        public Net()
            : base("Net")
        {
            register_buffer("steps", _steps, persistent: false);
            register_module("first", first);
            register_module("norm", norm);
            RegisterComponents();
        }

        [field: ComponentName(Name = "second")]
        public Linear Second { get; } = nn.Linear(4, 2, hasBias: false);

        public override Tensor forward(Tensor input) => Second.call(norm.call(first.call(input))) * scale + table;
    }
}
