using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

public class OptimizerTests
{
    [Theory]
    [InlineData(false, 0.0)]
    [InlineData(true, 0.1)]
    public void Adam_in_one_pass_equals_the_operators(bool decaysApart, double decay)
    {
        using DisposeScope scope = NewDisposeScope();
        using var generator = new Generator(3);
        Tensor start = randn([70_001], generator: generator), turned = randn([30, 20], generator: generator).t();
        Tensor[] gradients = [.. Enumerable.Range(0, 12).Select(_ => randn([70_001], generator: generator))];
        Tensor[] Train(ScalarType type)
        {
            Parameter[] parameters = [new Parameter(start.to(type, copy: true)), new Parameter(turned.to(type, copy: true))];
            using var optimizer = decaysApart
                ? (optim.Optimizer)optim.AdamW(parameters, 0.01, weight_decay: decay)
                : optim.Adam(parameters, 0.01, weight_decay: decay);
            foreach (Tensor gradient in gradients)
            {
                parameters[0].grad = gradient.to(type);
                parameters[1].grad = gradient[..600].reshape(20, 30).to(type);
                optimizer.step();
            }
            return [.. parameters.Select(parameter => parameter.detach().to(float64))];
        }

        foreach (var (right, found) in Train(float64).Zip(Train(float32)))
            Assert.InRange((right - found).abs().max().ToDouble(), 0, 1e-5);
    }

    [Fact]
    public void Groups_have_rates_of_their_own()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (new Parameter(ones(1)), new Parameter(ones(1)));
        using var optimizer = optim.SGD([a], 0.5);
        optimizer.add_param_group(new SGD.ParamGroup([b], lr: 0.25));
        (a.grad, b.grad) = (ones(1), ones(1));
        optimizer.step();
        Assert.Equal(0.5, a.ToDouble());
        Assert.Equal(0.75, b.ToDouble());

        foreach (var group in optimizer.ParamGroups)
            group.LearningRate = 0;
        optimizer.step();
        Assert.Equal(0.5, a.ToDouble());
        Assert.Equal([0.5, 0.25], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void A_closure_computes_the_loss_with_gradients()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(full([1], 3.0f));
        using var optimizer = optim.SGD([parameter], 0.1);
        using (no_grad())
        {
            var loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var squared = parameter.pow(2).sum();
                squared.backward();
                return squared;
            });
            Assert.Equal(9, loss!.ToDouble());
        }
        Assert.Equal(2.4, parameter.ToDouble(), 1e-6);
    }

    [Fact]
    public void Gradients_are_dropped_or_zeroed()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2)) { grad = ones(2) };
        using var optimizer = optim.Adam([parameter]);
        optimizer.zero_grad(set_to_none: false);
        Assert.Equal(0, parameter.grad!.sum().ToDouble());
        optimizer.zero_grad();
        Assert.Null(parameter.grad);
        optimizer.step();
        Assert.Equal(2, parameter.sum().ToDouble());
    }

    [Fact]
    public void Kept_values_are_named_tensors()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2)) { grad = ones(2) };
        using var adam = optim.Adam([parameter], amsgrad: true);
        adam.step();
        var state = Assert.IsType<Adam.State>(Assert.Single(adam.state_dict().State));
        Assert.Equal(1, state.step);
        Assert.Equal(["exp_avg", "exp_avg_sq", "max_exp_avg_sq"], state.named_tensors().Select(pair => pair.name));

        using var sgd = optim.SGD([parameter], 0.1, momentum: 0.9);
        Assert.Empty(sgd.state_dict().State[0].named_tensors());
        sgd.step();
        Assert.Equal(["momentum_buffer"], sgd.state_dict().State[0].named_tensors().Select(pair => pair.name));
    }

    [Fact]
    public void Kept_values_follow_a_converted_module()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        using var optimizer = optim.Adam(layer.parameters());
        layer.call(ones([3, 2])).sum().backward();
        optimizer.step();
        layer.to(float64);
        optimizer.step();
        var state = Assert.IsType<Adam.State>(optimizer.state_dict().State[0]);
        Assert.Equal(float64, state.exp_avg!.dtype);
        Assert.Equal(2, state.step);
    }

    [Fact]
    public void State_of_another_optimizer_is_refused()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(2));
        using var adam = optim.Adam([parameter]);
        using var sgd = optim.SGD([parameter], 0.1);
        using var two = optim.SGD([parameter, new Parameter(ones(1))], 0.1);
        var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;

        var kind = Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        Assert.Contains("expected SGD, found Adam", kind.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sgd.load_state_dict(adam.state_dict()));
        var count = Assert.Throws<ArgumentException>(() => two.load_state_dict(sgd.state_dict()));
        Assert.Contains("expected 2 parameters, found 1", count.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        using var parameter = new Parameter(ones(1));
        Parameter[] parameters = [parameter];
        Assert.Contains("found -1", Refused(() => optim.SGD(parameters, -1)), StringComparison.Ordinal);
        Assert.Contains("found 1", Refused(() => optim.Adam(parameters, beta2: 1)), StringComparison.Ordinal);
        Assert.Contains("found NaN", Refused(() => optim.AdamW(parameters, double.NaN)), StringComparison.Ordinal);
        Assert.Contains("momentum above 0", Refused(() => optim.SGD(parameters, 1, nesterov: true)), StringComparison.Ordinal);
        Assert.Contains("found -2", Refused(() => optim.RMSProp(parameters, alpha: -2)), StringComparison.Ordinal);
        Assert.Contains("found one in two places", Refused(() => optim.SGD([parameter, parameter], 1)), StringComparison.Ordinal);

        static string Refused(Func<OptimizerHelper> make) => Assert.Throws<ArgumentException>(make).Message;
    }
}
