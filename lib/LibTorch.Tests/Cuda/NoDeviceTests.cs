using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Cuda;

/// <summary>What a user sees who asks for a GPU where there is none. The same sentences come from every way to ask.</summary>
public sealed class NoDeviceTests
{
    public static TheoryData<string> Ways => [.. Asking.Keys];

    private static Dictionary<string, Action> Asking { get; } = new()
    {
        ["a factory"] = () => zeros(2, device: CUDA),
        ["an array"] = () => tensor([1f, 2], device: "cuda:0"),
        ["a draw"] = () => rand(2, device: CUDA),
        ["a copy"] = () => ones(2).to(CUDA),
        ["a copy with a type"] = () => ones(2).to(float64, CUDA),
        ["cuda()"] = () => ones(2).cuda(),
        ["a module"] = () => nn.Linear(2, 2).to(CUDA),
        ["a module's cuda()"] = () => nn.Linear(2, 2).cuda(),
        ["pinned memory"] = () => ones(2).pin_memory(),
        ["new pinned memory"] = () => empty([2], pin_memory: true),
        ["the operators by name"] = () => ops.call("aten::to.device", ones(2), CUDA, float32),
        ["a stream"] = () => _ = new cuda.Stream(),
        ["an event"] = () => new cuda.Event().record(),
        ["a graph"] = () => _ = new cuda.CUDAGraph(),
        ["a pool"] = () => cuda.graph_pool_handle(),
        ["waiting"] = () => cuda.synchronize(),
        ["the current device"] = () => cuda.current_device(),
        ["another current device"] = () => cuda.set_device(0),
        ["its name"] = () => cuda.get_device_name(),
        ["its capability"] = () => cuda.get_device_capability(),
        ["its properties"] = () => cuda.get_device_properties(),
        ["its memory"] = () => cuda.mem_get_info(),
        ["its random state"] = () => cuda.get_rng_state(),
        ["autocast"] = () => autocast("cuda"),
    };

    [NoCudaTheory]
    [MemberData(nameof(Ways))]
    public void Asking_for_a_GPU_says_why_there_is_none_and_what_to_do(string way)
    {
        var error = Assert.Throws<InvalidOperationException>(Asking[way]);
        Assert.Matches("^cuda(:0)? was asked for, but", error.Message);
        Assert.Contains("Use the CPU (torch.CPU), or ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", error.Message, StringComparison.Ordinal);
        if (backends.cuda.is_built())
        {
            Assert.Contains("CUDA cannot be used on this machine: ", error.Message, StringComparison.Ordinal);
            Assert.Contains("nvidia-smi", error.Message, StringComparison.Ordinal);
        }
        else
        {
            string build = $"libtorch {__version__}, which this library was built with, is a CPU build";
            Assert.Contains(build, error.Message, StringComparison.Ordinal);
            Assert.Contains("set LIBTORCH", error.Message, StringComparison.Ordinal);
        }
        using Tensor after = ones(2) + 1;
        Assert.Equal([2f, 2], after.data<float>().ToArray());
    }

    [NoCudaFact]
    public void What_only_looks_at_GPUs_finds_none()
    {
        Assert.False(cuda.is_available());
        Assert.False(cuda.is_cudnn_available());
        Assert.Equal(0, cuda.device_count());
        Assert.False(cuda.is_current_stream_capturing());
        Assert.Equal(0, cuda.memory_allocated() + cuda.max_memory_allocated() + cuda.memory_reserved() + cuda.max_memory_reserved());
        cuda.reset_peak_memory_stats();
        cuda.empty_cache();
        cuda.manual_seed(1);
        cuda.manual_seed_all(1);
        using Tensor host = ones(2);
        Assert.False(host.is_pinned());
    }
}
