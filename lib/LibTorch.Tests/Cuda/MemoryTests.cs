using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Cuda;

[Collection("one device")]
public sealed class MemoryTests
{
    private const long Mebibyte = 1L << 20;

    [CudaFact]
    public void Statistics_follow_the_tensors()
    {
        long before = cuda.memory_allocated();
        cuda.reset_peak_memory_stats();
        using (Tensor first = empty([8 * Mebibyte], uint8, CUDA))
        {
            Assert.Equal(before + 8 * Mebibyte, cuda.memory_allocated());
            Assert.InRange(cuda.memory_reserved(), cuda.memory_allocated(), long.MaxValue);
        }
        Assert.Equal(before, cuda.memory_allocated());
        Assert.Equal(before + 8 * Mebibyte, cuda.max_memory_allocated());
        cuda.reset_peak_memory_stats();
        Assert.Equal(before, cuda.max_memory_allocated());
    }

    [CudaFact]
    public void The_cache_goes_back_to_the_device()
    {
        cuda.empty_cache();
        empty([64 * Mebibyte], uint8, CUDA).Dispose();
        long held = cuda.memory_reserved();
        cuda.empty_cache();
        Assert.InRange(cuda.memory_reserved(), 0, held - 64 * Mebibyte);
    }

    [CudaFact]
    public void Too_large_a_tensor_says_what_was_free_and_a_smaller_one_follows()
    {
        long before = cuda.memory_allocated(), total = cuda.mem_get_info().total;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var error = Assert.Throws<TorchOutOfMemoryException>(() => empty([2 * total], uint8, CUDA));
            Assert.Equal(new Device("cuda:0"), error.Device);
            Assert.InRange(error.Requested!.Value, 1.9 * total, 2.1 * total);
            Assert.InRange(error.Total!.Value, 0.99 * total, 1.01 * total);
            Assert.InRange(error.Free!.Value, 0, error.Total.Value);
            Assert.StartsWith("Out of memory on cuda:0: ", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(before, cuda.memory_allocated());
        using Tensor smaller = ones([1024], device: CUDA);
        Assert.Equal(1024f, smaller.sum().ToSingle());
    }

    [CudaFact]
    public void What_a_failed_step_had_made_is_freed()
    {
        // The first product makes a workspace that stays.
        using (NewDisposeScope()) _ = rand([8, 8], device: CUDA).mm(rand([8, 8], device: CUDA));
        long before = cuda.memory_allocated(), total = cuda.mem_get_info().total;
        Assert.Throws<TorchOutOfMemoryException>(() =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor weight = rand([1024, 1024], device: CUDA, requires_grad: true);
            Tensor activations = weight.mm(weight).relu();
            activations.unsqueeze(0).expand([total >> 20, 1024, 1024]).contiguous().sum().backward();
        });
        Assert.Equal(before, cuda.memory_allocated());
    }
}
