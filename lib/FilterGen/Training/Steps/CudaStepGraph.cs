#if !TORCHSHARP
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>A step in a CUDA graph.</summary>
internal sealed class CudaStepGraph : IStepGraph
{
    private readonly Device device;
    private readonly cuda.CUDAGraph graph;

    /// <param name="device">The GPU.</param>
    /// <exception cref="CaptureException">This libtorch has no graphs.</exception>
    public CudaStepGraph(Device device)
    {
        this.device = device;
        try
        {
            graph = new();
        }
        catch (InvalidOperationException e)
        {
            throw new CaptureException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Capture(Action step)
    {
        try
        {
            cuda.graph(graph, step, stream: new(device));
        }
        catch (Exception e) when (e is TorchCaptureException or TorchOutOfMemoryException)
        {
            throw new CaptureException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Replay() => graph.replay();

    /// <inheritdoc/>
    public void Dispose() => graph.Dispose();
}
#endif
