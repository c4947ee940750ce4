using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator MatmulOp = new("aten::matmul");
    private static readonly Operator MmOp = new("aten::mm");
    private static readonly Operator BmmOp = new("aten::bmm");
    private static readonly Operator MvOp = new("aten::mv");
    private static readonly Operator DotOp = new("aten::dot");
    private static readonly Operator OuterOp = new("aten::outer");
    private static readonly Operator AddmmOp = new("aten::addmm");
    private static readonly Operator BaddbmmOp = new("aten::baddbmm");

    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    public static Tensor dot(Tensor input, Tensor target) => input.dot(target);

    public static Tensor outer(Tensor input, Tensor target) => input.outer(target);

    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha) => input.addmm(mat1, mat2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, Scalar beta, Scalar alpha) =>
        input.baddbmm(batch1, batch2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2) => input.baddbmm(batch1, batch2);

    /// <content>Products of matrices and vectors.</content>
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => MatmulOp.Call(this, target);

        public Tensor mm(Tensor target) => MmOp.Call(this, target);

        public Tensor bmm(Tensor batch2) => BmmOp.Call(this, batch2);

        public Tensor mv(Tensor target) => MvOp.Call(this, target);

        public Tensor dot(Tensor target) => DotOp.Call(this, target);

        public Tensor outer(Tensor target) => OuterOp.Call(this, target);

        public Tensor addmm(Tensor mat1, Tensor mat2, Scalar beta, Scalar alpha) => AddmmOp.Call(this, mat1, mat2, beta, alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2, Scalar beta, Scalar alpha) => BaddbmmOp.Call(this, batch1, batch2, beta, alpha);

        public Tensor baddbmm(Tensor batch1, Tensor batch2) => BaddbmmOp.Call(this, batch1, batch2);
    }
}
