using static TorchSharp.torch;

namespace LibTorch.Tests.Fixtures;

/// <summary>
/// Where the comparisons with PyTorch are computed: on the CPU, or on the device that LIBTORCH_TEST_DEVICE names. PyTorch itself
/// computes on the CPU.
/// </summary>
internal static class TestDevice
{
    static TestDevice()
    {
        if (IsCpu)
            return;
        backends.cudnn.allow_tf32 = false;
        backends.cuda.matmul.allow_tf32 = false;
    }

    /// <summary>The device.</summary>
    public static Device Device { get; } =
        new(Environment.GetEnvironmentVariable("LIBTORCH_TEST_DEVICE") is { Length: > 0 } name ? name : "cpu");

    /// <summary>How much further off than on the CPU values may be: sums are added in another order, by other algorithms.</summary>
    public static double Slack => IsCpu ? 1 : 10;

    private static bool IsCpu => Device.type == TorchSharp.DeviceType.CPU;

    /// <summary>The cases that can be compared. Each kind of device has random numbers of its own.</summary>
    public static IEnumerable<string> Comparable(IEnumerable<string> cases) => cases.Where(name => IsCpu || name != "dropout");
}
