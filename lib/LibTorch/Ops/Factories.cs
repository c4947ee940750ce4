using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator EmptyOp = new("aten::empty", "memory_format");
    private static readonly Operator ZerosOp = new("aten::zeros");
    private static readonly Operator OnesOp = new("aten::ones");
    private static readonly Operator FullOp = new("aten::full");
    private static readonly Operator EyeOp = new("aten::eye");
    private static readonly Operator ArangeOp = new("aten::arange", "start_step");
    private static readonly Operator LinspaceOp = new("aten::linspace");

    /// <summary>A tensor whose elements have no particular value.</summary>
    /// <param name="size">The shape.</param>
    /// <param name="dtype">The type; the default one if null.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="requires_grad">Whether gradients are recorded for it.</param>
    /// <param name="memory_format">The order of the elements; row by row if null.</param>
    /// <param name="pin_memory">Whether a GPU shall read and write this host memory by itself.</param>
    /// <exception cref="InvalidOperationException">The device cannot be used, or there is none for pinned memory.</exception>
    public static Tensor empty(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        memory_format? memory_format = null,
        bool pin_memory = false)
    {
        if (pin_memory) CudaRuntime.Demand(CUDA);
        return EmptyOp.Call(size, dtype ?? defaultType, Arg.None, device, pin_memory, memory_format).WithGrad(requires_grad);
    }

    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([size], dtype, device, requires_grad);

    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ZerosOp.Call(size, dtype ?? defaultType, Arg.None, device, Arg.None).WithGrad(requires_grad);

    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([size], dtype, device, requires_grad);

    public static Tensor zeros(long size1, long size2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([size1, size2], dtype, device, requires_grad);

    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        OnesOp.Call(size, dtype ?? defaultType, Arg.None, device, Arg.None).WithGrad(requires_grad);

    public static Tensor ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([size], dtype, device, requires_grad);

    public static Tensor ones(long size1, long size2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        ones([size1, size2], dtype, device, requires_grad);

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FullOp.Call(size, value, dtype ?? defaultType, Arg.None, device, Arg.None).WithGrad(requires_grad);

    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full([size], value, dtype, device, requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null) =>
        columns < 0
            ? EyeOp.Call(rows, dtype ?? defaultType, Arg.None, device, Arg.None)
            : EyeMOp.Call(rows, columns, dtype ?? defaultType, Arg.None, device, Arg.None);

    private static readonly Operator EyeMOp = new("aten::eye", "m");

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null) =>
        ArangeOp.Call(start, stop, step, dtype, Arg.None, device, Arg.None);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null) =>
        arange(start, stop, 1, dtype, device);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null) => arange(0, stop, 1, dtype, device);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null) =>
        LinspaceOp.Call(start, end, steps, dtype ?? defaultType, Arg.None, device, Arg.None);

    private static readonly Operator EmptyLikeOp = new("aten::empty_like");
    private static readonly Operator ZerosLikeOp = new("aten::zeros_like");
    private static readonly Operator OnesLikeOp = new("aten::ones_like");
    private static readonly Operator FullLikeOp = new("aten::full_like");

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null) =>
        EmptyLikeOp.Call(input, dtype, Arg.None, device, Arg.None, Arg.None);

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null) =>
        ZerosLikeOp.Call(input, dtype, Arg.None, device, Arg.None, Arg.None);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null) =>
        OnesLikeOp.Call(input, dtype, Arg.None, device, Arg.None, Arg.None);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null) =>
        FullLikeOp.Call(input, value, dtype, Arg.None, device, Arg.None, Arg.None);

    public partial class Tensor
    {
        internal Tensor WithGrad(bool requires_grad)
        {
            if (requires_grad) this.requires_grad = true;
            return this;
        }

        public Tensor new_zeros(long[] size, ScalarType? dtype = null) => zeros(size, dtype ?? this.dtype, device);

        public Tensor new_ones(long[] size, ScalarType? dtype = null) => ones(size, dtype ?? this.dtype, device);

        public Tensor new_empty(long[] size, ScalarType? dtype = null) => empty(size, dtype ?? this.dtype, device);

        public Tensor zeros_like() => torch.zeros_like(this);

        public Tensor ones_like() => torch.ones_like(this);
    }
}
