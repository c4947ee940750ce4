using System.Runtime.CompilerServices;

namespace TorchSharp.Native;

/// <summary>One argument of an operator call, before its lists are laid out for the native side.</summary>
internal readonly struct Arg
{
    internal readonly object? Object;
    internal readonly long Bits;
    internal readonly ValueTag Tag;

    private Arg(ValueTag tag, long bits, object? item = null)
    {
        Tag = tag;
        Bits = bits;
        Object = item;
    }

    /// <summary>An optional argument that is not given.</summary>
    internal static Arg None => default;

    public static implicit operator Arg(torch.Tensor? tensor) => tensor is null ? default : new(ValueTag.Tensor, tensor.Handle, tensor);

    public static implicit operator Arg(long value) => new(ValueTag.Int, value);

    public static implicit operator Arg(long? value) => value is { } v ? new(ValueTag.Int, v) : default;

    public static implicit operator Arg(int value) => new(ValueTag.Int, value);

    public static implicit operator Arg(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(double? value) => value is { } v ? (Arg)v : default;

    public static implicit operator Arg(bool value) => new(ValueTag.Bool, value ? 1 : 0);

    public static implicit operator Arg(Scalar value) => value.ToArg();

    public static implicit operator Arg(Scalar? value) => value is { } v ? v.ToArg() : default;

    public static implicit operator Arg(string? text) => text is null ? default : new(ValueTag.String, text.Length, text);

    public static implicit operator Arg(long[]? list) => list is null ? default : new(ValueTag.IntList, list.Length, list);

    public static implicit operator Arg(double[]? list) => list is null ? default : new(ValueTag.DoubleList, list.Length, list);

    public static implicit operator Arg(bool[]? list) => list is null ? default : new(ValueTag.BoolList, list.Length, list);

    public static implicit operator Arg(torch.Tensor?[]? list) => list is null ? default : new(ValueTag.TensorList, list.Length, list);

    public static implicit operator Arg(torch.ScalarType type) => new(ValueTag.Int, (int)type);

    public static implicit operator Arg(torch.ScalarType? type) => type is { } t ? new(ValueTag.Int, (int)t) : default;

    public static implicit operator Arg(torch.memory_format format) => new(ValueTag.Int, (int)format);

    public static implicit operator Arg(torch.memory_format? format) => format is { } f ? new(ValueTag.Int, (int)f) : default;

    public static implicit operator Arg(torch.Device? device) => device is null ? default : new(ValueTag.Device, device.Packed);

    public static implicit operator Arg(torch.Generator? generator) =>
        generator is null ? default : new(ValueTag.Generator, generator.Handle, generator);

    internal static Arg Integer(long value) => new(ValueTag.Int, value);

    internal static Arg Real(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    internal static Arg Boolean(bool value) => new(ValueTag.Bool, value ? 1 : 0);

    /// <summary>How many 8-byte words of scratch memory the argument needs.</summary>
    internal int ScratchWords
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Tag is >= ValueTag.IntList and <= ValueTag.TensorList ? (int)Bits
            : Tag == ValueTag.String ? (int)Bits * 3 / 8 + 1
            : 0;
    }
}
