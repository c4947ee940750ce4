using static TorchSharp.Native.NativeMethods;

namespace TorchSharp.Native;

/// <summary>Sets the calling thread's autocast state, and sets it back on the same thread.</summary>
internal sealed class AutocastScope : IDisposable
{
    [ThreadStatic]
    private static int onCpu;

    private readonly int device, wasOn, type, cache;
    private readonly int counted;
    private bool disposed;

    internal AutocastScope(DeviceType deviceType, torch.ScalarType? dtype, bool enabled, bool? cacheEnabled)
    {
        if (dtype is { } wanted) DemandNarrow(deviceType, wanted);
        if (deviceType == DeviceType.CUDA && enabled) CudaRuntime.Demand(torch.CUDA);
        device = (int)deviceType;
        Check(ts_autocast_get(device, out wasOn, out type, out cache));
        Check(ts_autocast_enter());
        Check(ts_autocast_set(device, enabled ? 1 : 0, dtype is { } t ? (int)t : type, (cacheEnabled ?? cache != 0) ? 1 : 0));
        counted = onCpu;
        if (deviceType == DeviceType.CPU) onCpu = enabled ? 1 : 0;
    }

    /// <summary>Whether the calling thread's operators on the CPU choose their type.</summary>
    internal static bool OnCpu => onCpu != 0;

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        onCpu = counted;
        Check(ts_autocast_leave());
        Check(ts_autocast_set(device, wasOn, type, cache));
    }

    private static void DemandNarrow(DeviceType device, torch.ScalarType type)
    {
        bool fits = type == torch.ScalarType.BFloat16 || (type == torch.ScalarType.Float16 && device != DeviceType.CPU);
        if (fits) return;
        string expected = device == DeviceType.CPU ? "bfloat16" : "bfloat16 or float16";
        throw new ArgumentException($"autocast on {device}: expected {expected}, found {type}.");
    }
}
