using FilterGen.Training.Steps;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Training;

/// <summary>
/// What lib/LibTorch can do and TorchSharp cannot, in one place. With TorchSharp everything goes on by the plain way: training
/// steps are not captured, the GPU rounds as TorchSharp leaves it, and a data set goes to the GPU without a look at its memory.
/// </summary>
internal static class TorchExtras
{
#if TORCHSHARP
    private const string Absent = "needs lib/LibTorch: TorchSharp has no such thing.";

    public static bool HasTF32 => false;

    public static long? FreeMemory(Device device) => null;

    public static string? GpuName(Device device) => null;

    public static void MakeCapturable(Adam optimizer)
    {
    }

    public static IStepGraph NewGraph(Device device) => throw new CaptureException($"A CUDA graph {Absent}");

    public static IDisposable? AllowTF32(bool allowed) => null;

    public static IDisposable Autocast(DeviceType device) => throw new NotSupportedException($"{nameof(Precision.BFloat16)} {Absent}");

    public static void ChannelsLast(nn.Module network) => throw new NotSupportedException($"Channels last {Absent}");

    public static Tensor ChannelsLast(Tensor images) => throw new NotSupportedException($"Channels last {Absent}");
#else
    /// <summary>Whether rounding to TF32 is under control.</summary>
    public static bool HasTF32 => true;

    /// <summary>Free bytes of a GPU; null on the CPU or if nothing can say.</summary>
    public static long? FreeMemory(Device device) => device.type == DeviceType.CUDA ? cuda.mem_get_info(device).free : null;

    /// <summary>The model of a GPU; null if nothing can say.</summary>
    public static string? GpuName(Device device) => cuda.get_device_name(device);

    /// <summary>Keeps the rate and the step counts of an optimizer on its device, so that a captured step reads them there.</summary>
    public static void MakeCapturable(Adam optimizer) => optimizer.make_capturable();

    /// <summary>A graph of a GPU's work.</summary>
    /// <exception cref="CaptureException">This libtorch has none.</exception>
    public static IStepGraph NewGraph(Device device) => new CudaStepGraph(device);

    /// <summary>Lets GPUs round the factors of convolutions and matrix products to TF32, or not, until the result is disposed.</summary>
    public static IDisposable? AllowTF32(bool allowed) => new TF32Scope(allowed);

    /// <summary>Computes convolutions and matrix products in bfloat16 until the result is disposed.</summary>
    public static IDisposable Autocast(DeviceType device) => autocast(device, bfloat16);

    /// <summary>Orders the weights of convolutions with the channels last.</summary>
    public static void ChannelsLast(nn.Module network) => network.to(channels_last);

    /// <summary>Orders images [B, C, H, W] with the channels last.</summary>
    public static Tensor ChannelsLast(Tensor images) => images.to(channels_last);
#endif
}
