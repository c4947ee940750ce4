using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Cuda;

[Collection("one device")]
public sealed class StreamTests
{
    [CudaFact]
    public void A_scope_changes_the_stream_and_changes_it_back()
    {
        var usual = cuda.current_stream();
        var side = new cuda.Stream();
        Assert.NotEqual(usual, side);
        using (cuda.stream(side))
        {
            Assert.Equal(side, cuda.current_stream());
            var urgent = new cuda.Stream(priority: -1);
            using (cuda.stream(urgent)) Assert.Equal(urgent, cuda.current_stream());
            Assert.Equal(side, cuda.current_stream());
        }
        Assert.Equal(usual, cuda.current_stream());
        Assert.Equal(cuda.default_stream(), usual);
    }

    [CudaFact]
    public void A_stream_waits_for_what_another_was_given()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = rand([1024, 1024], device: CUDA) / 512, product = a;
        var side = new cuda.Stream();
        side.wait_stream(cuda.current_stream());
        using (cuda.stream(side))
        {
            for (int i = 0; i < 20; i++) product = product.mm(a);
        }
        cuda.current_stream().wait_stream(side);
        product.record_stream(cuda.current_stream());
        Tensor expected = a;
        for (int i = 0; i < 20; i++) expected = expected.mm(a);
        Parity.Close(expected, product, 1e-4, "product");
        side.synchronize();
        Assert.True(side.query());
    }

    [CudaFact]
    public void Events_mark_points_in_time()
    {
        using DisposeScope scope = NewDisposeScope();
        using var start = new cuda.Event(enable_timing: true);
        using var end = new cuda.Event(enable_timing: true);
        Assert.True(start.query());
        Assert.Throws<InvalidOperationException>(() => start.elapsed_time(end));
        start.record();
        Tensor a = rand([512, 512], device: CUDA);
        _ = a.mm(a);
        end.record();
        end.synchronize();
        Assert.True(start.query() && end.query());
        Assert.InRange(start.elapsed_time(end), 0, float.MaxValue);
        using var without = cuda.current_stream().record_event();
        without.synchronize();
        Assert.Throws<TorchException>(() => without.elapsed_time(end));
        Assert.Equal(0f, (a - a).abs().max().ToSingle());
    }

    [CudaFact]
    public void Pinned_memory_is_copied_while_the_host_goes_on()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor pageable = rand([1 << 20]), pinned = pageable.pin_memory(), back = empty([1 << 20], pin_memory: true);
        Assert.Equal((false, true, true), (pageable.is_pinned(), pinned.is_pinned(), back.is_pinned()));
        Tensor there = pinned.to(CUDA, non_blocking: true);
        back.copy_(there, nonBlocking: true);
        cuda.synchronize();
        Parity.Identical(pageable, back, "there and back");
    }
}
