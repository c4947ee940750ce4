using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator CatOp = new("aten::cat");
    private static readonly Operator StackOp = new("aten::stack");
    private static readonly Operator WhereOp = new("aten::where", "self");
    private static readonly Operator EinsumOp = new("aten::einsum");
    private static readonly Operator SplitSizesOp = new("aten::split_with_sizes");
    private static readonly Operator OneHotOp = new("aten::one_hot");
    private static readonly Operator QrOp = new("aten::linalg_qr");
    private static readonly Operator SvdOp = new("aten::linalg_svd");

    /// <summary>Joins tensors along an existing dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => CatOp.Call(tensors.ToArray(), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Joins tensors of one shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => StackOp.Call(tensors.ToArray(), dim);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => WhereOp.Call(condition, x, y);

    /// <summary>A sum of products by Einstein's notation, as <c>bnm,bmp->bnp</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => EinsumOp.Call(equation, tensors);

    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    public static class linalg
    {
        /// <summary>The orthogonal and the triangular factor.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input) => QrOp.Call2(input, "reduced");

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => SvdOp.Call3(input, fullMatrices);

        public static Tensor norm(Tensor input) => input.norm();
    }

    public partial class Tensor
    {
        public Tensor[] split(long[] split_sizes, long dim = 0) => SplitSizesOp.CallList(this, split_sizes, dim);

        public Tensor where(Tensor condition, Tensor other) => WhereOp.Call(condition, this, other);
    }
}
