namespace TorchSharp;

/// <summary>A CUDA graph could not be captured. The capture has ended, and the stream can be used again.</summary>
/// <param name="reason">What libtorch said.</param>
public sealed class TorchCaptureException(Exception reason) : TorchException(
    $"The capture of a CUDA graph failed: {reason.Message.Split('\n')[0].TrimEnd('.')}. What is captured must not wait for the " +
    "device (item, cpu, a condition on a tensor's value) nor copy from memory that is not pinned. The capture has ended; run " +
    "without it, or change that.",
    reason);
