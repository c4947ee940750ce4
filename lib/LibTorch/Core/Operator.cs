using System.Runtime.InteropServices;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp.Native;

/// <summary>
/// One ATen operator, found by its schema's name and called boxed. Arguments go in the schema's order; those left out at
/// the end take its defaults. Results are registered in the calling thread's dispose scope.
/// </summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    private const int StackWords = 64;

    private nint handle;

    /// <summary>Calls an operator whose result is one tensor.</summary>
    internal torch.Tensor Call(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        return Tensor(result);
    }

    internal (torch.Tensor, torch.Tensor) Call2(params ReadOnlySpan<Arg> arguments)
    {
        Value* results = stackalloc Value[2];
        Invoke(arguments, results, 2);
        return (Tensor(results[0]), Tensor(results[1]));
    }

    internal (torch.Tensor, torch.Tensor, torch.Tensor) Call3(params ReadOnlySpan<Arg> arguments)
    {
        Value* results = stackalloc Value[3];
        Invoke(arguments, results, 3);
        return (Tensor(results[0]), Tensor(results[1]), Tensor(results[2]));
    }

    /// <summary>Calls an operator whose result is a list of tensors.</summary>
    internal torch.Tensor[] CallList(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        return TakeList(result);
    }

    /// <summary>Calls an operator and drops what it returns.</summary>
    internal void CallVoid(params ReadOnlySpan<Arg> arguments) => Invoke(arguments, null, 0);

    /// <summary>Calls an operator that changes its first argument, and returns that argument.</summary>
    internal torch.Tensor CallInPlace(torch.Tensor self, params ReadOnlySpan<Arg> rest)
    {
        ArgBuffer buffer = default;
        Span<Arg> arguments = rest.Length < ArgBuffer.Length ? buffer : new Arg[rest.Length + 1];
        arguments = arguments[..(rest.Length + 1)];
        arguments[0] = self;
        rest.CopyTo(arguments[1..]);
        Invoke(arguments, null, 0);
        return self;
    }

    internal bool CallBool(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        return result.Bits != 0;
    }

    /// <summary>Calls an operator whose result is a number.</summary>
    internal Scalar CallScalar(params ReadOnlySpan<Arg> arguments)
    {
        Value result;
        Invoke(arguments, &result, 1);
        return result.Tag == ValueTag.Double ? BitConverter.Int64BitsToDouble(result.Bits)
            : result.Tag == ValueTag.Bool ? result.Bits != 0
            : result.Bits;
    }

    /// <summary>Calls an operator of any results: tensors, lists of tensors, numbers.</summary>
    internal object?[] CallAny(ReadOnlySpan<Arg> arguments)
    {
        const int most = 16;
        Value* results = stackalloc Value[most];
        Invoke(arguments, results, most);
        int count = most;
        while (count > 0 && results[count - 1].Tag == ValueTag.None) count--;
        var objects = new object?[count];
        for (int i = 0; i < count; i++) objects[i] = Box(results[i]);
        return objects;
    }

    private static torch.Tensor Tensor(Value value) => torch.Tensor.Wrap((nint)value.Bits);

    private static object? Box(Value value) => value.Tag switch
    {
        ValueTag.Tensor => value.Bits == 0 ? null : Tensor(value),
        ValueTag.TensorList => TakeList(value),
        ValueTag.Int => value.Bits,
        ValueTag.Double => BitConverter.Int64BitsToDouble(value.Bits),
        ValueTag.Bool => value.Bits != 0,
        _ => null,
    };

    private static torch.Tensor[] TakeList(Value value)
    {
        var tensors = new torch.Tensor[value.Length];
        nint* handles = (nint*)value.Bits;
        for (int i = 0; i < tensors.Length; i++) tensors[i] = torch.Tensor.Wrap(handles[i]);
        ts_free(handles);
        return tensors;
    }

    private nint Resolve()
    {
        if (handle == 0)
        {
            Check(ts_op_find(name, overload, out nint found));
            handle = found;
        }
        return handle;
    }

    private void Invoke(ReadOnlySpan<Arg> arguments, Value* results, int capacity)
    {
        nint op = handle != 0 ? handle : Resolve();
        int words = 0;
        foreach (ref readonly Arg argument in arguments) words += argument.ScratchWords;
        long* reserve = stackalloc long[StackWords];
        long* scratch = words <= StackWords ? reserve : (long*)NativeMemory.Alloc((nuint)words, sizeof(long));
        Value* values = stackalloc Value[arguments.Length];
        try
        {
            ArgumentLayout.Write(arguments, values, scratch);
            int code = ts_op_call(op, values, arguments.Length, results, capacity);
            // Outside a dispose scope a tensor is freed by its finalizer: it must outlive the call.
            foreach (ref readonly Arg argument in arguments) GC.KeepAlive(argument.Object);
            Check(code);
        }
        finally
        {
            if (scratch != reserve) NativeMemory.Free(scratch);
        }
    }

    [System.Runtime.CompilerServices.InlineArray(Length)]
    private struct ArgBuffer
    {
        internal const int Length = 8;

        private Arg first;
    }
}
