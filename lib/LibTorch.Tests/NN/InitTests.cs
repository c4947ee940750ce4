using LibTorch.Tests.Fixtures;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

/// <summary>With one seed, weights are PyTorch's, bit for bit.</summary>
[Collection("default generator")]
public class InitTests
{
    private static readonly Dictionary<string, Func<nn.Module[]>> Layers = new()
    {
        ["conv1d"] = () => [nn.Conv1d(3, 5, 4)],
        ["conv2d"] = () => [nn.Conv2d(3, 8, 5)],
        ["conv2d_without_bias"] = () => [nn.Conv2d(4, 8, 3, groups: 2, bias: false)],
        ["conv_transpose2d"] = () => [nn.ConvTranspose2d(3, 8, 3)],
        ["linear"] = () => [nn.Linear(10, 7)],
        ["embedding"] = () => [nn.Embedding(9, 4, padding_idx: 3)],
        ["batch_norm"] = () => [nn.BatchNorm2d(6)],
        ["in_order"] = () => [nn.Conv2d(1, 20, 5), nn.Linear(12, 10), nn.Conv2d(2, 3, 1)],
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Fill, long[] Shape)> Fills = new()
    {
        ["uniform_"] = (t => nn.init.uniform_(t, -2, 3), [4, 10]),
        ["normal_"] = (t => nn.init.normal_(t, 1, 0.5), [4, 10]),
        ["normal_few"] = (t => nn.init.normal_(t, 1, 0.5), [7]),
        ["constant_"] = (t => nn.init.constant_(t, 0.25), [2, 3]),
        ["zeros_"] = (nn.init.zeros_, [2, 3]),
        ["ones_"] = (nn.init.ones_, [2, 3]),
        ["eye_"] = (nn.init.eye_, [3, 4]),
        ["xavier_uniform_"] = (t => nn.init.xavier_uniform_(t, 1.5), [5, 3, 3, 3]),
        ["xavier_normal_"] = (t => nn.init.xavier_normal_(t), [5, 3, 3, 3]),
        ["kaiming_uniform_"] = (t => nn.init.kaiming_uniform_(t, Math.Sqrt(5)), [5, 3, 3, 3]),
        ["kaiming_uniform_out"] = (
            t => nn.init.kaiming_uniform_(t, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU), [4, 10]),
        ["kaiming_normal_"] = (t => nn.init.kaiming_normal_(t, 0.2), [5, 3, 3, 3]),
        ["orthogonal_wide"] = (t => nn.init.orthogonal_(t), [4, 10]),
        ["orthogonal_tall"] = (t => nn.init.orthogonal_(t, 1.7), [10, 4]),
        ["orthogonal_filters"] = (t => nn.init.orthogonal_(t), [5, 1, 5, 5]),
    };

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    public static TheoryData<string> FillNames => [.. Fills.Keys];

    [PyTorchTheory]
    [MemberData(nameof(LayerNames))]
    public void Layer_starts_with_the_weights_of_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var expected = FixtureSet.Load("init")[name].Named("state");
        manual_seed(0);
        using var layers = nn.ModuleList(Layers[name]());
        var state = layers.state_dict();
        Assert.Equal(expected.Keys, state.Keys);
        foreach (var (key, value) in expected)
            Parity.Identical(value, state[key], key);
    }

    [PyTorchTheory]
    [MemberData(nameof(FillNames))]
    public void Fill_equals_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var expected = FixtureSet.Load("init")[name].Tensor("value");
        var (fill, shape) = Fills[name];
        manual_seed(0);
        var target = empty(shape);
        Assert.Same(target, fill(target));
        if (name.StartsWith("orthogonal", StringComparison.Ordinal))
            Parity.Close(expected, target, 1e-6, name);
        else
            Parity.Identical(expected, target, name);
    }

    [PyTorchFact]
    public void Every_init_fixture_is_compared()
        => Assert.Equal(FixtureSet.Load("init").Names.Order(), Layers.Keys.Concat(Fills.Keys).Order());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 25)]
    [InlineData(20, 7)]
    [InlineData(64, 64)]
    public void Orthogonal_matrices_are_orthogonal(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        const double gain = 1.3;
        var matrix = nn.init.orthogonal_(empty([rows, columns], dtype: float64), gain);
        var product = rows <= columns ? matrix.mm(matrix.t()) : matrix.t().mm(matrix);
        Parity.Close(eye(Math.Min(rows, columns), dtype: float64) * gain * gain, product, 1e-12, "product");
    }

    [Fact]
    public void Filling_leaves_no_trace_in_the_graph()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 3);
        nn.init.orthogonal_(layer.weight);
        nn.init.xavier_normal_(layer.weight);
        Assert.True(layer.weight.is_leaf && layer.weight.requires_grad);
    }

    [Fact]
    public void Fans_need_a_matrix()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => nn.init.kaiming_uniform_(empty([3])));
        Assert.Contains("at least 2 dimensions, found shape [3]", error.Message, StringComparison.Ordinal);
    }
}
