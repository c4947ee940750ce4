using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator SumOp = new("aten::sum");
    private static readonly Operator SumDimIntlistOp = new("aten::sum", "dim_IntList");
    private static readonly Operator MeanOp = new("aten::mean");
    private static readonly Operator MeanDimOp = new("aten::mean", "dim");
    private static readonly Operator ProdOp = new("aten::prod");
    private static readonly Operator VarOp = new("aten::var");
    private static readonly Operator VarDimOp = new("aten::var", "dim");
    private static readonly Operator StdOp = new("aten::std");
    private static readonly Operator StdDimOp = new("aten::std", "dim");
    private static readonly Operator MaxOp = new("aten::max");
    private static readonly Operator MinOp = new("aten::min");
    private static readonly Operator MaxDimOp = new("aten::max", "dim");
    private static readonly Operator MinDimOp = new("aten::min", "dim");
    private static readonly Operator AmaxOp = new("aten::amax");
    private static readonly Operator AminOp = new("aten::amin");
    private static readonly Operator ArgmaxOp = new("aten::argmax");
    private static readonly Operator ArgminOp = new("aten::argmin");
    private static readonly Operator AllOp = new("aten::all");
    private static readonly Operator AnyOp = new("aten::any");
    private static readonly Operator LogsumexpOp = new("aten::logsumexp");
    private static readonly Operator SoftmaxIntOp = new("aten::softmax", "int");
    private static readonly Operator LogSoftmaxIntOp = new("aten::log_softmax", "int");
    private static readonly Operator NormScalarOp = new("aten::norm", "Scalar");
    private static readonly Operator NormScalaroptDimOp = new("aten::norm", "ScalarOpt_dim");
    private static readonly Operator CumsumOp = new("aten::cumsum");
    private static readonly Operator TopkOp = new("aten::topk");
    private static readonly Operator SortOp = new("aten::sort");
    private static readonly Operator ArgsortOp = new("aten::argsort");
    private static readonly Operator CountNonzeroOp = new("aten::count_nonzero");
    private static readonly Operator BincountOp = new("aten::bincount");

    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    public static Tensor sum(Tensor input, long[] dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    public static Tensor mean(Tensor input) => input.mean();

    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        input.mean(dimensions, keepdim, type);

    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false) =>
        input.var(dimensions, unbiased, keepdim);

    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false) =>
        input.std(dimensions, unbiased, keepdim);

    public static Tensor max(Tensor input) => input.max();

    public static Tensor min(Tensor input) => input.min();

    public static (Tensor values, Tensor indices) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    public static (Tensor values, Tensor indices) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    public static Tensor amax(Tensor input, long[] dims, bool keepdim = false) => input.amax(dims, keepdim);

    public static Tensor amin(Tensor input, long[] dims, bool keepdim = false) => input.amin(dims, keepdim);

    public static Tensor argmax(Tensor input, long? dim = null, bool keepdim = false) => input.argmax(dim, keepdim);

    public static Tensor argmin(Tensor input, long? dim = null, bool keepdim = false) => input.argmin(dim, keepdim);

    public static Tensor all(Tensor input) => input.all();

    public static Tensor any(Tensor input) => input.any();

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);

    public static Tensor norm(Tensor input, float p = 2) => input.norm(p);

    public static Tensor norm(Tensor input, long dim, bool keepdim = false, float p = 2) => input.norm(dim, keepdim, p);

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    public static (Tensor values, Tensor indices) topk(Tensor input, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        input.topk(k, dim, largest, sorted);

    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false) => input.sort(dim, descending);

    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    public static Tensor count_nonzero(Tensor input, long? dim = null) => input.count_nonzero(dim);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <content>Reductions.</content>
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => SumOp.Call(this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            SumDimIntlistOp.Call(this, new long[] { dim }, keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => SumDimIntlistOp.Call(this, dim, keepdim, type);

        public Tensor mean() => MeanOp.Call(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            MeanDimOp.Call(this, dimensions, keepdim, type);

        public Tensor prod(ScalarType? type = null) => ProdOp.Call(this, type);

        public Tensor var(bool unbiased = true) => VarOp.Call(this, unbiased);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            VarDimOp.Call(this, dimensions, unbiased, keepdim);

        public Tensor std(bool unbiased = true) => StdOp.Call(this, unbiased);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            StdDimOp.Call(this, dimensions, unbiased, keepdim);

        public Tensor max() => MaxOp.Call(this);

        public Tensor min() => MinOp.Call(this);

        public (Tensor values, Tensor indices) max(long dim, bool keepdim = false) => MaxDimOp.Call2(this, dim, keepdim);

        public (Tensor values, Tensor indices) min(long dim, bool keepdim = false) => MinDimOp.Call2(this, dim, keepdim);

        public Tensor amax(long[] dims, bool keepdim = false) => AmaxOp.Call(this, dims, keepdim);

        public Tensor amin(long[] dims, bool keepdim = false) => AminOp.Call(this, dims, keepdim);

        public Tensor argmax(long? dim = null, bool keepdim = false) => ArgmaxOp.Call(this, dim, keepdim);

        public Tensor argmin(long? dim = null, bool keepdim = false) => ArgminOp.Call(this, dim, keepdim);

        public Tensor all() => AllOp.Call(this);

        public Tensor any() => AnyOp.Call(this);

        public Tensor logsumexp(long dim, bool keepdim = false) => LogsumexpOp.Call(this, new long[] { dim }, keepdim);

        public Tensor softmax(long dim, ScalarType? dtype = null) => SoftmaxIntOp.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => LogSoftmaxIntOp.Call(this, dim, dtype);

        public Tensor norm(float p = 2) => NormScalarOp.Call(this, (Scalar)p);

        public Tensor norm(long dim, bool keepdim = false, float p = 2) =>
            NormScalaroptDimOp.Call(this, (Scalar)p, new long[] { dim }, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => CumsumOp.Call(this, dim, type);

        public (Tensor values, Tensor indices) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            TopkOp.Call2(this, k, dim, largest, sorted);

        public (Tensor values, Tensor indices) sort(long dim = -1, bool descending = false) => SortOp.Call2(this, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => ArgsortOp.Call(this, dim, descending);

        public Tensor count_nonzero(long? dim = null) => CountNonzeroOp.Call(this, dim);

        public Tensor bincount(Tensor? weights = null, long minlength = 0) => BincountOp.Call(this, weights, minlength);
    }
}
