using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

[Collection("default generator")]
public sealed class BackendsTests
{
    public static TheoryData<string> Names => [.. Switches.Keys];

    private static Dictionary<string, (Func<bool> Get, Action<bool> Set)> Switches { get; } = new()
    {
        ["matmul.allow_tf32"] = (() => backends.cuda.matmul.allow_tf32, value => backends.cuda.matmul.allow_tf32 = value),
        ["cudnn.allow_tf32"] = (() => backends.cudnn.allow_tf32, value => backends.cudnn.allow_tf32 = value),
        ["cudnn.benchmark"] = (() => backends.cudnn.benchmark, value => backends.cudnn.benchmark = value),
        ["cudnn.deterministic"] = (() => backends.cudnn.deterministic, value => backends.cudnn.deterministic = value),
        ["cudnn.enabled"] = (() => backends.cudnn.enabled, value => backends.cudnn.enabled = value),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_switch_keeps_its_value_and_moves_no_other(string name)
    {
        var before = Switches.ToDictionary(s => s.Key, s => s.Value.Get());
        var (get, set) = Switches[name];
        set(!before[name]);
        Assert.Equal([name], Switches.Where(s => s.Value.Get() != before[s.Key]).Select(s => s.Key));
        set(before[name]);
        Assert.Equal(before[name], get());
    }

    [Fact]
    public void Matrix_products_have_three_precisions()
    {
        string before = get_float32_matmul_precision();
        foreach (string precision in new[] { "highest", "high", "medium" })
        {
            set_float32_matmul_precision(precision);
            Assert.Equal(precision, get_float32_matmul_precision());
            Assert.Equal(precision != "highest", backends.cuda.matmul.allow_tf32);
        }
        set_float32_matmul_precision(before);
        var error = Assert.Throws<ArgumentException>(() => set_float32_matmul_precision("low"));
        Assert.StartsWith("Expected highest, high or medium, found 'low'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CuDNN_is_a_part_of_CUDA_builds_only()
    {
        if (!backends.cuda.is_built()) Assert.False(backends.cudnn.is_available());
        Assert.Equal(backends.cudnn.is_available(), backends.cudnn.version() is not null);
    }
}
