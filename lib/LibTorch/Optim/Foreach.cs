using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Arithmetic on lists of tensors of pairwise equal shape, in one operator call each; on GPUs in few kernels each.
/// A trailing underscore changes the first list in place.
/// </summary>
internal static class Foreach
{
    private static readonly Operator AddListOp = new("aten::_foreach_add", "List");
    private static readonly Operator AddListInPlace = new("aten::_foreach_add_", "List");
    private static readonly Operator AddScalarInPlace = new("aten::_foreach_add_", "Scalar");
    private static readonly Operator MulScalarInPlace = new("aten::_foreach_mul_", "Scalar");
    private static readonly Operator MulTensorOp = new("aten::_foreach_mul", "Tensor");
    private static readonly Operator DivScalarInPlace = new("aten::_foreach_div_", "Scalar");
    private static readonly Operator AddcmulInPlace = new("aten::_foreach_addcmul_", "Scalar");
    private static readonly Operator AddcmulOp = new("aten::_foreach_addcmul", "Scalar");
    private static readonly Operator AddcdivInPlace = new("aten::_foreach_addcdiv_", "Scalar");
    private static readonly Operator MaximumInPlace = new("aten::_foreach_maximum_", "List");
    private static readonly Operator SqrtOp = new("aten::_foreach_sqrt");
    private static readonly Operator SqrtInPlace = new("aten::_foreach_sqrt_");
    private static readonly Operator NegOp = new("aten::_foreach_neg");
    private static readonly bool HasMulTensor = NativeMethods.ts_op_find("aten::_foreach_mul", "Tensor", out _) == 0;

    /// <summary>a + alpha·b.</summary>
    public static Tensor[] Add(Tensor[] a, Tensor[] b, double alpha = 1) => AddListOp.CallList(a, b, alpha);

    /// <summary>a ← a + alpha·b.</summary>
    public static void Add_(Tensor[] a, Tensor[] b, double alpha = 1) => AddListInPlace.CallVoid(a, b, alpha);

    /// <summary>a ← a + value.</summary>
    public static void Add_(Tensor[] a, double value) => AddScalarInPlace.CallVoid(a, value);

    /// <summary>a ← a·factor.</summary>
    public static void Mul_(Tensor[] a, double factor) => MulScalarInPlace.CallVoid(a, factor);

    /// <summary>a ← a·factor.</summary>
    public static void Mul_(Tensor[] a, Tensor factor)
    {
        foreach (var tensor in a)
            tensor.mul_(factor);
    }

    /// <summary>a·factor, with a factor of no dimensions that stays on its device.</summary>
    public static Tensor[] Mul(Tensor[] a, Tensor factor)
        => HasMulTensor ? MulTensorOp.CallList(a, factor) : Array.ConvertAll(a, tensor => tensor.mul(factor));

    /// <summary>a ← a / divisor.</summary>
    public static void Div_(Tensor[] a, double divisor) => DivScalarInPlace.CallVoid(a, divisor);

    /// <summary>a ← a + value·b·c.</summary>
    public static void Addcmul_(Tensor[] a, Tensor[] b, Tensor[] c, double value) => AddcmulInPlace.CallVoid(a, b, c, value);

    /// <summary>a + value·b·c.</summary>
    public static Tensor[] Addcmul(Tensor[] a, Tensor[] b, Tensor[] c, double value) => AddcmulOp.CallList(a, b, c, value);

    /// <summary>a ← a + value·b / c.</summary>
    public static void Addcdiv_(Tensor[] a, Tensor[] b, Tensor[] c, double value = 1) => AddcdivInPlace.CallVoid(a, b, c, value);

    /// <summary>a ← max(a, b).</summary>
    public static void Maximum_(Tensor[] a, Tensor[] b) => MaximumInPlace.CallVoid(a, b);

    /// <summary>√a.</summary>
    public static Tensor[] Sqrt(Tensor[] a) => SqrtOp.CallList((Arg)a);

    /// <summary>a ← √a.</summary>
    public static void Sqrt_(Tensor[] a) => SqrtInPlace.CallVoid((Arg)a);

    /// <summary>−a.</summary>
    public static Tensor[] Neg(Tensor[] a) => NegOp.CallList((Arg)a);
}
