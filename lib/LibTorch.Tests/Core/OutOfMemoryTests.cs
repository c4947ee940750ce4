using TorchSharp;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

[Collection("live tensors")]
public sealed class OutOfMemoryTests
{
    [Fact]
    public void The_host_s_allocator_says_what_was_asked_for_and_a_smaller_tensor_follows()
    {
        long before = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            using Tensor factor = ones(1, 3);
            var error = Assert.Throws<TorchOutOfMemoryException>(() => factor.expand([1L << 50, 3]).contiguous());
            Assert.Equal(3L << 52, error.Requested);
            Assert.Equal(CPU, error.Device);
            Assert.StartsWith("Out of memory on cpu: 12288 TiB were asked for. ", error.Message, StringComparison.Ordinal);
            Assert.Equal(3f, factor.expand([1L << 10, 3]).contiguous()[0].sum().ToSingle());
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    public static TheoryData<string> Texts => new()
    {
        "CUDA out of memory. Tried to allocate 20.00 GiB (GPU 1; 79.25 GiB total capacity; 70.50 GiB already allocated; 3.75 GiB free; " +
            "71.00 GiB reserved in total by PyTorch) If reserved memory is >> allocated memory try setting max_split_size_mb.",
        "CUDA out of memory. Tried to allocate 20.00 GiB. GPU 1 has a total capacity of 79.25 GiB of which 3.75 GiB is free. " +
            "Including non-PyTorch memory, this process has 75.00 GiB memory in use. Of the allocated memory 70.50 GiB is allocated by " +
            "PyTorch, and 512.00 MiB is reserved by PyTorch but unallocated.",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_device_s_allocator_says_what_was_asked_for_and_what_was_free(string text)
    {
        const long quarter = 1L << 28;
        var error = Assert.IsType<TorchOutOfMemoryException>(NativeMethods.Failure(text, outOfMemory: true));
        Assert.Equal(new Device("cuda:1"), error.Device);
        Assert.Equal(80 * quarter, error.Requested);
        Assert.Equal(15 * quarter, error.Free);
        Assert.Equal(317 * quarter, error.Total);
        Assert.StartsWith(
            "Out of memory on cuda:1: 20 GiB were asked for, 3.75 GiB of 79.25 GiB were free; this process holds 70.5 GiB in tensors. ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_numbers_is_still_an_exhausted_device()
    {
        var error = Assert.IsType<TorchOutOfMemoryException>(NativeMethods.Failure("CUDA out of memory.", outOfMemory: true));
        Assert.Null(error.Requested);
        Assert.StartsWith("Out of memory on cuda: a tensor was asked for. ", error.Message, StringComparison.Ordinal);
        Assert.IsNotType<TorchOutOfMemoryException>(NativeMethods.Failure("size mismatch", outOfMemory: false));
    }
}
