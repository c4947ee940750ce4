using System.Numerics;
using System.Runtime.CompilerServices;

namespace FilterGen.Operators;

/// <summary>
/// A step of RMSProp on one tensor, which on the CPU is computed here: libtorch has its parts as five operators for each tensor, and
/// every one of them reads and writes all numbers.
/// </summary>
internal static unsafe class RmsPropStep
{
    /// <summary>The share α of the running mean that stays in a step.</summary>
    public const float Decay = 0.99f;

    /// <summary>ε: what is added to the root of the running mean.</summary>
    public const float Epsilon = 1e-8f;

    /// <summary>s ← α s + (1 − α) g², p ← p − η g / (√s + ε).</summary>
    /// <param name="parameter">p, changed; see <see cref="Fits"/>.</param>
    /// <param name="gradient">g, of the same shape and in any order in memory.</param>
    /// <param name="square">s, changed.</param>
    /// <param name="rate">η.</param>
    public static void Take(Tensor parameter, Tensor gradient, Tensor square, float rate)
    {
        using var inOrder = gradient.contiguous();
        var count = (int)parameter.numel();
        fixed (byte* p = parameter.bytes, g = inOrder.bytes, s = square.bytes)
            Take((float*)p, (float*)g, (float*)s, rate, count);
    }

    /// <summary>Whether a parameter and its running mean can be changed here.</summary>
    public static bool Fits(Tensor parameter, Tensor square) =>
        parameter is { device_type: DeviceType.CPU, dtype: ScalarType.Float32 } && parameter.is_contiguous() && square.is_contiguous();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take(float* parameter, float* gradient, float* square, float rate, int count)
    {
        var step = Vector<float>.Count;
        var i = 0;
        for (; i <= count - step; i += step)
        {
            Vector<float> g = Vector.Load(gradient + i), s = Vector.Load(square + i) * Decay + g * g * (1 - Decay);
            s.Store(square + i);
            (Vector.Load(parameter + i) - g * rate / (Vector.SquareRoot(s) + new Vector<float>(Epsilon))).Store(parameter + i);
        }
        for (; i < count; i++)
        {
            float g = gradient[i], s = square[i] * Decay + g * g * (1 - Decay);
            square[i] = s;
            parameter[i] -= g * rate / (MathF.Sqrt(s) + Epsilon);
        }
    }
}
