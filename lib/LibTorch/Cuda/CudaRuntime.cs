using static TorchSharp.Native.NativeMethods;

namespace TorchSharp.Native;

/// <summary>What this build and this machine have of CUDA, and the sentences that say what is missing.</summary>
internal static class CudaRuntime
{
    private const string Advice = "Use the CPU (torch.CPU), or ";

    private static readonly Lazy<Parts> Built = new(() => (Parts)ts_cuda_build());

    private static int usable;

    private enum Parts
    {
        /// <summary>libtorch is a CPU build.</summary>
        None,

        /// <summary>Everything but graphs and memory statistics.</summary>
        WithoutGraphs,

        /// <summary>Everything.</summary>
        All,
    }

    /// <summary>Whether libtorch is a CUDA build, whatever the machine has.</summary>
    internal static bool IsBuilt => Built.Value != Parts.None;

    /// <summary>Whether graphs and memory statistics are there.</summary>
    internal static bool HasGraphs => Built.Value == Parts.All;

    /// <summary>How many devices can be used; kept once there are any.</summary>
    internal static int Count => usable > 0 ? usable : usable = ts_cuda_device_count();

    /// <summary>Refuses a CUDA device that cannot be used.</summary>
    /// <exception cref="InvalidOperationException">With what was asked for, what is there and what to do.</exception>
    internal static void Demand(torch.Device device)
    {
        if (device.index >= Count || Count == 0) throw new InvalidOperationException(WhyNot(device));
    }

    /// <summary>The number of a CUDA device, the current one's if none is named.</summary>
    /// <exception cref="InvalidOperationException">The device cannot be used, or is none of CUDA.</exception>
    internal static int Index(torch.Device? device)
    {
        device ??= torch.CUDA;
        if (device.type != DeviceType.CUDA) throw new InvalidOperationException($"Expected a CUDA device, found {device}.");
        Demand(device);
        if (device.index >= 0) return device.index;
        Check(ts_cuda_get_device(out int current));
        return current;
    }

    /// <summary>Refuses what needs libtorch's CUDA headers at build time.</summary>
    /// <exception cref="InvalidOperationException">The build lacks it.</exception>
    internal static void DemandGraphs(string what)
    {
        Demand(torch.CUDA);
        if (HasGraphs) return;
        throw new InvalidOperationException(
            $"{what} needs declarations that were not usable when the native library was built. Install the CUDA toolkit's headers, " +
            "name their folder's parent in CUDA_HOME, and build lib/LibTorch again.");
    }

    private static string WhyNot(torch.Device device)
    {
        if (!IsBuilt)
        {
            return $"{device} was asked for, but libtorch {torch.__version__}, which this library was built with, is a CPU build. " +
                $"{Advice}set LIBTORCH to the folder of a CUDA-enabled libtorch and build lib/LibTorch again.";
        }
        if (Count > 0)
        {
            string there = Count == 1 ? "one CUDA device, cuda:0" : $"{Count} CUDA devices, cuda:0 to cuda:{Count - 1}";
            return $"{device} was asked for, but this machine has {there}.";
        }
        string reason = ts_cuda_start() == 0 ? "no device was found" : LastError().Split('\n')[0].TrimEnd('.', ' ');
        return $"{device} was asked for, but CUDA cannot be used on this machine: {reason}. " +
            $"{Advice}install NVIDIA's driver (the command nvidia-smi then lists the GPU) and run again.";
    }
}
