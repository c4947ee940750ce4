using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Cuda;

/// <summary>After each of these, streams, memory and generators must be as if nothing had been captured.</summary>
[Collection("one device")]
public sealed class CaptureFailureTests
{
    [CudaFact]
    public void Waiting_for_the_device_ends_the_capture_with_the_reason()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = ones([8], device: CUDA);
        using var graph = new cuda.CUDAGraph();
        var error = Assert.Throws<TorchCaptureException>(() => cuda.graph(graph, () => (input + 1).sum().item<float>()));
        Assert.StartsWith("The capture of a CUDA graph failed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("captur", error.InnerException!.Message, StringComparison.Ordinal);
        AssertUsable();
    }

    [CudaFact]
    public void A_draw_before_the_failure_leaves_the_generator_usable()
    {
        using DisposeScope scope = NewDisposeScope();
        using var graph = new cuda.CUDAGraph();
        Assert.Throws<TorchCaptureException>(() => cuda.graph(graph, () => rand([8], device: CUDA).cpu()));
        AssertUsable();
    }

    [CudaFact]
    public void The_body_s_own_exception_passes_through()
    {
        using DisposeScope scope = NewDisposeScope();
        using var graph = new cuda.CUDAGraph();
        var thrown = new NotSupportedException("of the body");
        var caught = Assert.Throws<NotSupportedException>(() => cuda.graph(graph, () =>
        {
            _ = ones([8], device: CUDA) + 1;
            throw thrown;
        }));
        Assert.Same(thrown, caught);
        AssertUsable();
    }

    [CudaFact]
    public void Exhausted_memory_ends_the_capture()
    {
        using DisposeScope scope = NewDisposeScope();
        long total = cuda.mem_get_info().total;
        using var graph = new cuda.CUDAGraph();
        Assert.ThrowsAny<TorchException>(() => cuda.graph(graph, () => empty([2 * total], uint8, CUDA)));
        AssertUsable();
    }

    [CudaFact]
    public void The_default_stream_cannot_be_captured()
    {
        using var graph = new cuda.CUDAGraph();
        var error = Assert.Throws<TorchException>(() => graph.capture_begin());
        Assert.Contains("a stream of its own", error.Message, StringComparison.Ordinal);
        AssertUsable();
    }

    [CudaFact]
    public void A_graph_without_a_capture_cannot_be_replayed()
    {
        using var graph = new cuda.CUDAGraph();
        Assert.Throws<TorchException>(graph.replay);
        graph.Dispose();
        Assert.Throws<ObjectDisposedException>(graph.replay);
    }

    private static void AssertUsable()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.False(cuda.is_current_stream_capturing());
        Assert.Equal(cuda.default_stream(), cuda.current_stream());
        manual_seed(1);
        Tensor expected = rand([32], device: CUDA), drawn = null!;
        Assert.Equal(32f, (expected * 0 + 1).sum().item<float>());
        using var graph = new cuda.CUDAGraph();
        cuda.graph(graph, () => drawn = rand([32], device: CUDA));
        manual_seed(1);
        graph.replay();
        Parity.Identical(expected, drawn, "draw after a failure");
    }
}
