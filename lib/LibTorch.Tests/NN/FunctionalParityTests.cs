using LibTorch.Tests.Fixtures;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

[Collection("default generator")]
public class FunctionalParityTests
{
    public static TheoryData<string> Functions => [.. TestDevice.Comparable(FunctionalCases.All.Keys)];

    public static TheoryData<string> Losses => [.. FunctionalCases.Losses.Keys];

    [PyTorchTheory]
    [MemberData(nameof(Functions))]
    public void Function_equals_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        Parity.Check(FixtureSet.Load("functionals")[name], FunctionalCases.All[name]);
    }

    [PyTorchTheory]
    [MemberData(nameof(Losses))]
    public void Loss_module_equals_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        Parity.Check(FixtureSet.Load("functionals")[name], FunctionalCases.Losses[name]);
    }

    [PyTorchFact]
    public void Every_functional_fixture_is_compared()
        => Assert.Equal(FixtureSet.Load("functionals").Names.Order(), FunctionalCases.All.Keys.Order());
}
