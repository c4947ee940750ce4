using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Moving a module, with all its parameters, gradients and buffers, to another device or type, in place:
/// the tensor objects stay the same, so an optimizer made before the move goes on working.
/// </summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the floating-point parameters and buffers to a type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="type">A floating-point type.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module
        => Move(module, null, type, null, non_blocking);

    /// <summary>Moves the module to a device and converts it to a type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="type">A floating-point type.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module
        => Move(module, device, type, null, non_blocking);

    /// <summary>Moves the module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module
        => Move(module, device, null, null, non_blocking);

    /// <summary>Moves the module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">The kind of device.</param>
    /// <param name="deviceIndex">Its number, or -1 for the current one.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module
        => Move(module, new Device(deviceType, deviceIndex), null, null, non_blocking);

    /// <summary>Moves the module to a device.</summary>
    /// <param name="module">The module.</param>
    /// <param name="device">The device as text: "cpu", "cuda", "cuda:1".</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module
        => Move(module, new Device(device), null, null, non_blocking);

    /// <summary>Moves the module to a tensor's device and converts it to the tensor's type.</summary>
    /// <param name="module">The module.</param>
    /// <param name="other">The tensor.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module
        => Move(module, other.device, other.dtype, null, non_blocking);

    /// <summary>Moves the module to the CPU.</summary>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module
        => Move(module, CPU, null, null, non_blocking);

    /// <summary>Moves the module to a GPU.</summary>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">The GPU's number, or -1 for the current one.</param>
    /// <param name="non_blocking">Whether the host may go on before the copy is done.</param>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module
        => Move(module, new Device(DeviceType.CUDA, deviceIndex), null, null, non_blocking);

    /// <summary>Orders the elements of weights that have the dimensions of images [O, C, H, W], as channels_last.</summary>
    /// <param name="module">The module.</param>
    /// <param name="memory_format">The order; inputs in the same order keep it through convolutions.</param>
    public static T to<T>(this T module, memory_format memory_format) where T : nn.Module
        => Move(module, null, null, memory_format, false);

    private static T Move<T>(T module, Device? device, ScalarType? type, memory_format? format, bool nonBlocking) where T : nn.Module
    {
        if (device is { type: DeviceType.CUDA })
            CudaRuntime.Demand(device);
        if (type is { } target && !is_floating_point(target))
            throw new ArgumentException($"{module.GetName()}.to: expected a floating-point type, found {target}.");
        module.Move(device, type, format, nonBlocking);
        return module;
    }
}
