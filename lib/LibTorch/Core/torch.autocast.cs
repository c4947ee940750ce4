using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Until the result is disposed, the calling thread's convolutions and matrix products compute in a narrow type, losses and
    /// other sums in 32 bits; the weights stay as they are. Put the forward pass in it, not the backward pass.
    /// </summary>
    /// <param name="device_type">The kind of device whose operators are meant.</param>
    /// <param name="dtype">The narrow type; libtorch's choice if null: bfloat16 on the CPU, float16 on CUDA.</param>
    /// <param name="enabled">False to leave out a part of an outer scope.</param>
    /// <param name="cache_enabled">Whether a weight is converted only once in the outermost scope; as it was if null.</param>
    /// <exception cref="ArgumentException">No narrow floating-point type, or one that the CPU does not have.</exception>
    public static IDisposable autocast(
        DeviceType device_type, ScalarType? dtype = null, bool enabled = true, bool? cache_enabled = null) =>
        new AutocastScope(device_type, dtype, enabled, cache_enabled);

    /// <inheritdoc cref="autocast(DeviceType, ScalarType?, bool, bool?)"/>
    public static IDisposable autocast(
        string device_type, ScalarType? dtype = null, bool enabled = true, bool? cache_enabled = null) =>
        autocast(new Device(device_type).type, dtype, enabled, cache_enabled);

    /// <summary>Whether the calling thread is in an <see cref="autocast(DeviceType, ScalarType?, bool, bool?)"/> scope.</summary>
    public static bool is_autocast_enabled(DeviceType device_type = DeviceType.CUDA)
    {
        Check(ts_autocast_get((int)device_type, out int on, out _, out _));
        return on != 0;
    }

    /// <summary>The narrow type that the calling thread's scope chose, or would choose.</summary>
    public static ScalarType get_autocast_dtype(DeviceType device_type)
    {
        Check(ts_autocast_get((int)device_type, out _, out int type, out _));
        return (ScalarType)type;
    }
}
