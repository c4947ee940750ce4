using System.Text;

namespace TorchSharp.Native;

/// <summary>Lays arguments out as the native side reads them; lists are copied to scratch memory.</summary>
internal static unsafe class ArgumentLayout
{
    /// <summary>Writes one <see cref="Value"/> per argument; <paramref name="scratch"/> holds the sum of their scratch words.</summary>
    internal static void Write(ReadOnlySpan<Arg> arguments, Value* values, long* scratch)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            ref readonly Arg argument = ref arguments[i];
            values[i].Tag = argument.Tag;
            values[i].Length = 0;
            values[i].Bits = argument.Bits;
            if (argument.Tag is >= ValueTag.IntList and <= ValueTag.String)
            {
                values[i].Length = argument.Tag == ValueTag.String ? Text(argument, scratch) : List(argument, scratch);
                values[i].Bits = (long)scratch;
                scratch += argument.ScratchWords;
            }
            else if (argument.Tag == ValueTag.Generator)
            {
                values[i].Bits = ((torch.Generator)argument.Object!).Handle;
            }
        }
    }

    private static int Text(in Arg argument, long* scratch)
    {
        var text = (string)argument.Object!;
        return Encoding.UTF8.GetBytes(text, new Span<byte>(scratch, argument.ScratchWords * sizeof(long)));
    }

    private static int List(in Arg argument, long* scratch)
    {
        int length = (int)argument.Bits;
        switch (argument.Object)
        {
            case long[] integers:
                integers.AsSpan().CopyTo(new Span<long>(scratch, length));
                break;
            case double[] reals:
                reals.AsSpan().CopyTo(new Span<double>(scratch, length));
                break;
            case bool[] flags:
                for (int i = 0; i < length; i++) scratch[i] = flags[i] ? 1 : 0;
                break;
            case torch.Tensor?[] tensors:
                for (int i = 0; i < length; i++) scratch[i] = tensors[i]?.Handle ?? 0;
                break;
        }
        return length;
    }
}
