using LibTorch.Tests.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

public class OptimizerParityTests
{
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Names => [.. OptimizerCases.All.Keys];

    [PyTorchTheory]
    [MemberData(nameof(Names))]
    public void Ten_steps_equal_PyTorch(string name) => AssertTenStepsEqual(name, capturable: false);

    [PyTorchTheory]
    [MemberData(nameof(Names))]
    public void Ten_steps_with_rate_and_count_on_the_device_equal_PyTorch(string name) => AssertTenStepsEqual(name, capturable: true);

    [PyTorchTheory]
    [MemberData(nameof(Names))]
    public void Saved_state_goes_on_bit_for_bit(string name)
    {
        using var scope = NewDisposeScope();
        var fixture = FixtureSet.Load("optimizers")[name];
        var gradients = fixture.Steps("gradients");
        var parameters = Start(fixture);
        using var optimizer = OptimizerCases.All[name](parameters);
        foreach (var gradient in gradients[..5])
            Step(optimizer, parameters, gradient);

        var resumed = Array.ConvertAll(parameters, parameter => new Parameter(parameter.detach().clone()));
        using var second = OptimizerCases.All[name](resumed);
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        var copied = Array.ConvertAll(parameters, parameter => new Parameter(parameter.detach().clone()));
        using var third = OptimizerCases.All[name](copied);
        third.load_state_dict(optimizer.state_dict());

        foreach (var gradient in gradients[5..])
        {
            Step(optimizer, parameters, gradient);
            Step(second, resumed, gradient);
            Step(third, copied, gradient);
        }
        for (int i = 0; i < parameters.Length; i++)
        {
            Parity.Identical(parameters[i], resumed[i], $"parameter {i} resumed from a stream");
            Parity.Identical(parameters[i], copied[i], $"parameter {i} resumed from a dictionary");
        }
        Assert.All(
            optimizer.state_dict().State.Zip(second.state_dict().State),
            pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));
    }

    [PyTorchFact]
    public void Every_optimizer_fixture_is_compared()
        => Assert.Equal(FixtureSet.Load("optimizers").Names.Order(), OptimizerCases.All.Keys.Order());

    private static void AssertTenStepsEqual(string name, bool capturable)
    {
        using var scope = NewDisposeScope();
        var fixture = FixtureSet.Load("optimizers")[name];
        var parameters = Start(fixture);
        using var optimizer = OptimizerCases.All[name](parameters);
        if (capturable)
            optimizer.make_capturable();
        var gradients = fixture.Steps("gradients");
        var values = fixture.Steps("values");
        for (int step = 0; step < gradients.Length; step++)
        {
            Step(optimizer, parameters, gradients[step]);
            for (int i = 0; i < parameters.Length; i++)
                Parity.Close(values[step][i]!, parameters[i], Tolerance, $"parameter {i} after step {step + 1}");
        }
    }

    private static Parameter[] Start(FixtureCase fixture) => Array.ConvertAll(fixture.Tensors("start"), value => new Parameter(value!));

    private static void Step(OptimizerHelper optimizer, Parameter[] parameters, Tensor?[] gradients)
    {
        for (int i = 0; i < parameters.Length; i++)
            parameters[i].grad = gradients[i];
        Assert.Null(optimizer.step());
    }
}
