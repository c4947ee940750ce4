using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator EqTensorOp = new("aten::eq", "Tensor");
    private static readonly Operator EqScalarOp = new("aten::eq", "Scalar");
    private static readonly Operator NeTensorOp = new("aten::ne", "Tensor");
    private static readonly Operator NeScalarOp = new("aten::ne", "Scalar");
    private static readonly Operator LtTensorOp = new("aten::lt", "Tensor");
    private static readonly Operator LtScalarOp = new("aten::lt", "Scalar");
    private static readonly Operator LeTensorOp = new("aten::le", "Tensor");
    private static readonly Operator LeScalarOp = new("aten::le", "Scalar");
    private static readonly Operator GtTensorOp = new("aten::gt", "Tensor");
    private static readonly Operator GtScalarOp = new("aten::gt", "Scalar");
    private static readonly Operator GeTensorOp = new("aten::ge", "Tensor");
    private static readonly Operator GeScalarOp = new("aten::ge", "Scalar");
    private static readonly Operator BitwiseAndOp = new("aten::bitwise_and", "Tensor");
    private static readonly Operator BitwiseOrOp = new("aten::bitwise_or", "Tensor");
    private static readonly Operator BitwiseXorOp = new("aten::bitwise_xor", "Tensor");
    private static readonly Operator BitwiseNotOp = new("aten::bitwise_not");
    private static readonly Operator LogicalAndOp = new("aten::logical_and");
    private static readonly Operator LogicalOrOp = new("aten::logical_or");
    private static readonly Operator EqualOp = new("aten::equal");
    private static readonly Operator AllcloseOp = new("aten::allclose");
    private static readonly Operator IscloseOp = new("aten::isclose");

    public static Tensor eq(Tensor input, Tensor target) => input.eq(target);

    public static Tensor eq(Tensor input, Scalar target) => input.eq(target);

    public static Tensor ne(Tensor input, Tensor target) => input.ne(target);

    public static Tensor ne(Tensor input, Scalar target) => input.ne(target);

    public static Tensor lt(Tensor input, Tensor target) => input.lt(target);

    public static Tensor lt(Tensor input, Scalar target) => input.lt(target);

    public static Tensor le(Tensor input, Tensor target) => input.le(target);

    public static Tensor le(Tensor input, Scalar target) => input.le(target);

    public static Tensor gt(Tensor input, Tensor target) => input.gt(target);

    public static Tensor gt(Tensor input, Scalar target) => input.gt(target);

    public static Tensor ge(Tensor input, Tensor target) => input.ge(target);

    public static Tensor ge(Tensor input, Scalar target) => input.ge(target);

    public static Tensor logical_and(Tensor input, Tensor other) => input.logical_and(other);

    public static Tensor logical_or(Tensor input, Tensor other) => input.logical_or(other);

    public static bool equal(Tensor input, Tensor target) => input.equal(target);

    public static bool allclose(Tensor input, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        input.allclose(target, rtol, atol, equal_nan);

    public static Tensor isclose(Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
        input.isclose(other, rtol, atol, nanEqual);

    /// <content>Comparisons.</content>
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => EqTensorOp.Call(this, target);

        public Tensor eq(Scalar target) => EqScalarOp.Call(this, target);

        public Tensor ne(Tensor target) => NeTensorOp.Call(this, target);

        public Tensor ne(Scalar target) => NeScalarOp.Call(this, target);

        public Tensor lt(Tensor target) => LtTensorOp.Call(this, target);

        public Tensor lt(Scalar target) => LtScalarOp.Call(this, target);

        public Tensor le(Tensor target) => LeTensorOp.Call(this, target);

        public Tensor le(Scalar target) => LeScalarOp.Call(this, target);

        public Tensor gt(Tensor target) => GtTensorOp.Call(this, target);

        public Tensor gt(Scalar target) => GtScalarOp.Call(this, target);

        public Tensor ge(Tensor target) => GeTensorOp.Call(this, target);

        public Tensor ge(Scalar target) => GeScalarOp.Call(this, target);

        public Tensor logical_and(Tensor other) => LogicalAndOp.Call(this, other);

        public Tensor logical_or(Tensor other) => LogicalOrOp.Call(this, other);

        public bool equal(Tensor target) => EqualOp.CallBool(this, target);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            AllcloseOp.CallBool(this, target, rtol, atol, equal_nan);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            IscloseOp.Call(this, other, rtol, atol, nanEqual);

        public Tensor bitwise_and(Tensor other) => BitwiseAndOp.Call(this, other);

        public Tensor bitwise_or(Tensor other) => BitwiseOrOp.Call(this, other);

        public Tensor bitwise_xor(Tensor other) => BitwiseXorOp.Call(this, other);

        public Tensor bitwise_not() => BitwiseNotOp.Call(this);

        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator ~(Tensor value) => value.bitwise_not();

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);
    }
}
