using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

/// <summary>The memory of a large tensor on the CPU that is freed is kept for the next one of about its size.</summary>
[Collection("live tensors")]
public sealed unsafe class CpuMemoryTests
{
    private const long Large = 10 << 20;

    [Fact]
    public void A_freed_block_serves_the_next_tensor_of_its_size()
    {
        nint first;
        using (Tensor tensor = empty([Large])) first = Address(tensor);
        using Tensor next = empty([Large - 1000]);
        Assert.Equal(first, Address(next));
        using Tensor beside = empty([Large]);
        Assert.NotEqual(first, Address(beside));
    }

    [Fact]
    public void Tensors_of_all_sizes_keep_their_values_while_others_come_and_go_on_all_threads()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, seed =>
        {
            var random = new Random(seed);
            var held = new (Tensor Tensor, int Value)[6];
            for (int i = 0; i < 300; i++)
            {
                ref var slot = ref held[random.Next(held.Length)];
                if (slot.Tensor is { } tensor)
                {
                    using (tensor)
                    {
                        var values = MemoryMarshal.Cast<byte, int>(tensor.bytes);
                        Assert.Equal(values.Length, values.Count(slot.Value));
                    }
                    slot = default;
                }
                else
                {
                    int value = random.Next();
                    slot = (full([1L << random.Next(22)], value, int32).DetachFromDisposeScope(), value);
                }
            }
            foreach (var (tensor, _) in held) tensor?.Dispose();
        });
    }

    [Fact]
    public void Idle_memory_is_bounded()
    {
        long before = Environment.WorkingSet;
        for (int i = 0; i < 60; i++)
        {
            using Tensor tensor = ones(Large + i * Large / 10);
        }
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 9L << 28);
    }

    private static nint Address(Tensor tensor) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
