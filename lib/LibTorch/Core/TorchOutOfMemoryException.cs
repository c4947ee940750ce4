using TorchSharp.Native;

namespace TorchSharp;

/// <summary>
/// A device, or the host, had not enough free memory for a tensor. What the failed call had made is freed: a smaller one can follow.
/// </summary>
public sealed class TorchOutOfMemoryException : TorchException
{
    internal TorchOutOfMemoryException(OutOfMemoryReport report)
        : base(report.Message) => (Device, Requested, Free, Total) = (report.Device, report.Requested, report.Free, report.Total);

    /// <summary>Where there was no room.</summary>
    public torch.Device Device { get; }

    /// <summary>Bytes that were asked for, as exactly as libtorch says it; null if it does not.</summary>
    public long? Requested { get; }

    /// <summary>Bytes that were free, libtorch's own reserve not counted; null for the host.</summary>
    public long? Free { get; }

    /// <summary>All bytes of the device; null for the host.</summary>
    public long? Total { get; }
}
