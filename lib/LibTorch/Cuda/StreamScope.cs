using static TorchSharp.Native.NativeMethods;

namespace TorchSharp.Native;

/// <summary>Makes a stream and its device the calling thread's current ones until it is disposed, on the same thread.</summary>
internal sealed class StreamScope : IDisposable
{
    private readonly int device;
    private readonly torch.cuda.Stream onDevice;
    private bool disposed;

    internal StreamScope(torch.cuda.Stream stream)
    {
        Check(ts_cuda_get_device(out device));
        onDevice = torch.cuda.current_stream(stream.device);
        Check(ts_cuda_set_device(stream.Index));
        Check(ts_cuda_set_stream(stream.Index, stream.Id));
    }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        Check(ts_cuda_set_stream(onDevice.Index, onDevice.Id));
        Check(ts_cuda_set_device(device));
    }
}
