using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

[Collection("live tensors")]
public sealed class DisposeScopeTests
{
    [Fact]
    public void A_scope_frees_what_was_made_in_it_and_nothing_else()
    {
        long before = Tensor.TotalCount;
        using Tensor outside = ones(3);
        using (NewDisposeScope())
        {
            for (int i = 0; i < 500; i++) _ = outside + i;
            Assert.Equal(before + 501, Tensor.TotalCount);
        }
        Assert.Equal(before + 1, Tensor.TotalCount);
        Assert.Equal(3f, outside.sum().ToSingle());
    }

    [Fact]
    public void Detached_and_moved_tensors_outlive_the_scope()
    {
        Tensor detached, moved;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                detached = ones(2).DetachFromDisposeScope();
                moved = ones(3).MoveToOuterDisposeScope();
            }
            Assert.Equal(3f, moved.sum().ToSingle());
        }
        Assert.Equal(2f, detached.sum().ToSingle());
        Assert.Throws<ObjectDisposedException>(() => moved.sum());
        detached.Dispose();
        Assert.True(detached.IsInvalid);
    }

    [Fact]
    public void Disposing_twice_or_by_hand_inside_a_scope_frees_once()
    {
        long before = Tensor.TotalCount;
        using (DisposeScope scope = NewDisposeScope())
        {
            Tensor a = ones(2), b = ones(2);
            a.Dispose();
            a.Dispose();
            Assert.Equal(1, scope.DisposablesCount);
            b.Dispose();
            Assert.Equal(0, scope.DisposablesCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_scope_owns_other_objects_too()
    {
        var probe = new Probe();
        using (DisposeScope scope = NewDisposeScope()) scope.Attach(probe);
        Assert.True(probe.Disposed);
    }

    [Fact]
    public void A_tensor_moved_out_to_a_disposed_scope_goes_to_the_next_one_outward()
    {
        long before = Tensor.TotalCount;
        var probe = new Probe();
        using (DisposeScope outermost = NewDisposeScope())
        {
            DisposeScope outer = NewDisposeScope(), inner = NewDisposeScope();
            Tensor made = ones(2);
            inner.Attach(probe);
            outer.Dispose();
            inner.MoveToOuter(made);
            inner.MoveToOuter(probe);
            inner.Dispose();
            Assert.True(outermost.Contains(made));
            Assert.True(outermost.Contains(probe));
            Assert.Equal(2f, made.sum().ToSingle());
        }
        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(probe.Disposed);
    }

    [Fact]
    public void A_tensor_moved_out_of_the_last_scope_lives_until_it_is_disposed()
    {
        long before = Tensor.TotalCount;
        DisposeScope outer = NewDisposeScope(), inner = NewDisposeScope();
        Tensor made = ones(2);
        outer.Dispose();
        inner.MoveToOuter(made);
        inner.Dispose();
        Assert.Equal(2f, made.data<float>().ToArray().Sum());
        made.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_scope_that_another_thread_disposed_takes_no_more_tensors()
    {
        long before = Tensor.TotalCount;
        using (DisposeScope outer = NewDisposeScope())
        {
            DisposeScope inner = NewDisposeScope();
            _ = ones(2);
            var other = new Thread(inner.Dispose);
            other.Start();
            other.Join();
            Assert.Equal(before, Tensor.TotalCount);
            Assert.True(outer.Contains(ones(3)));
            using DisposeScope next = NewDisposeScope();
            Assert.Same(outer, next.OuterScope);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Tensors_outside_every_scope_are_collected()
    {
        Collect();
        long before = Tensor.TotalCount;
        MakeGarbage(50);
        Collect();
        Assert.InRange(Tensor.TotalCount, before - 5, before + 5);
    }

    [Fact]
    public void Memory_of_unscoped_tensors_stays_within_a_budget()
    {
        // 4 GiB in all; without the budget the collector would see almost nothing of it.
        long before = Environment.WorkingSet;
        for (int i = 0; i < 256; i++) _ = zeros(4 << 20).add_(1);
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 2L << 30);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeGarbage(int count)
    {
        for (int i = 0; i < count; i++) _ = ones(10);
    }

    private sealed class Probe : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }
}
