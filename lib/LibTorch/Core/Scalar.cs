using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number given to an operator: an integer, a real number or a truth value.</summary>
public readonly struct Scalar : IDisposable
{
    private readonly long bits;
    private readonly ValueTag tag;

    private Scalar(ValueTag tag, long bits)
    {
        this.tag = tag;
        this.bits = bits;
    }

    public static implicit operator Scalar(byte value) => new(ValueTag.Int, value);

    public static implicit operator Scalar(sbyte value) => new(ValueTag.Int, value);

    public static implicit operator Scalar(short value) => new(ValueTag.Int, value);

    public static implicit operator Scalar(int value) => new(ValueTag.Int, value);

    public static implicit operator Scalar(long value) => new(ValueTag.Int, value);

    public static implicit operator Scalar(float value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(double value) => new(ValueTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(bool value) => new(ValueTag.Bool, value ? 1 : 0);

    public double ToDouble() => tag == ValueTag.Double ? BitConverter.Int64BitsToDouble(bits) : bits;

    public float ToSingle() => (float)ToDouble();

    public long ToInt64() => tag == ValueTag.Double ? checked((long)BitConverter.Int64BitsToDouble(bits)) : bits;

    public int ToInt32() => checked((int)ToInt64());

    public bool ToBoolean() => ToDouble() != 0;

    public override string ToString() =>
        tag == ValueTag.Bool ? (bits != 0).ToString() : tag == ValueTag.Double ? ToDouble().ToString("R", null) : bits.ToString();

    /// <summary>Nothing to free; TorchSharp's scalars are disposable.</summary>
    public void Dispose()
    {
    }

    internal Arg ToArg() => tag switch
    {
        ValueTag.Double => Arg.Real(BitConverter.Int64BitsToDouble(bits)),
        ValueTag.Bool => Arg.Boolean(bits != 0),
        _ => Arg.Integer(bits),
    };
}

/// <summary>Explicit conversions to <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this bool value) => value;
}
