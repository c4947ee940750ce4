using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator AddTensorOp = new("aten::add", "Tensor");
    private static readonly Operator AddScalarOp = new("aten::add", "Scalar");
    private static readonly Operator AddTensorInPlaceOp = new("aten::add_", "Tensor");
    private static readonly Operator AddScalarInPlaceOp = new("aten::add_", "Scalar");
    private static readonly Operator SubTensorOp = new("aten::sub", "Tensor");
    private static readonly Operator SubScalarOp = new("aten::sub", "Scalar");
    private static readonly Operator SubTensorInPlaceOp = new("aten::sub_", "Tensor");
    private static readonly Operator SubScalarInPlaceOp = new("aten::sub_", "Scalar");
    private static readonly Operator MulTensorOp = new("aten::mul", "Tensor");
    private static readonly Operator MulScalarOp = new("aten::mul", "Scalar");
    private static readonly Operator MulTensorInPlaceOp = new("aten::mul_", "Tensor");
    private static readonly Operator MulScalarInPlaceOp = new("aten::mul_", "Scalar");
    private static readonly Operator DivTensorOp = new("aten::div", "Tensor");
    private static readonly Operator DivScalarOp = new("aten::div", "Scalar");
    private static readonly Operator DivTensorInPlaceOp = new("aten::div_", "Tensor");
    private static readonly Operator DivScalarInPlaceOp = new("aten::div_", "Scalar");
    private static readonly Operator RemainderScalarOp = new("aten::remainder", "Scalar");
    private static readonly Operator RemainderTensorOp = new("aten::remainder", "Tensor");
    private static readonly Operator FloorDivideOp = new("aten::floor_divide");
    private static readonly Operator MaximumOp = new("aten::maximum");
    private static readonly Operator MinimumOp = new("aten::minimum");
    private static readonly Operator Atan2Op = new("aten::atan2");
    private static readonly Operator AddcmulOp = new("aten::addcmul");
    private static readonly Operator AddcmulInPlaceOp = new("aten::addcmul_");
    private static readonly Operator AddcdivOp = new("aten::addcdiv");
    private static readonly Operator AddcdivInPlaceOp = new("aten::addcdiv_");

    public static Tensor add(Tensor input, Tensor target) => input.add(target);

    public static Tensor add(Tensor input, Tensor target, Scalar alpha) => input.add(target, alpha);

    public static Tensor add(Tensor input, Scalar scalar) => input.add(scalar);

    public static Tensor sub(Tensor input, Tensor target) => input.sub(target);

    public static Tensor sub(Tensor input, Tensor target, Scalar alpha) => input.sub(target, alpha);

    public static Tensor sub(Tensor input, Scalar scalar) => input.sub(scalar);

    public static Tensor mul(Tensor input, Tensor target) => input.mul(target);

    public static Tensor mul(Tensor input, Scalar scalar) => input.mul(scalar);

    public static Tensor div(Tensor input, Tensor target) => input.div(target);

    public static Tensor div(Tensor input, Scalar scalar) => input.div(scalar);

    public static Tensor remainder(Tensor input, Scalar other) => input.remainder(other);

    public static Tensor remainder(Tensor input, Tensor other) => input.remainder(other);

    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    /// <content>Arithmetic of two operands, with broadcasting.</content>
    public partial class Tensor
    {
        public Tensor add(Tensor target) => AddTensorOp.Call(this, target);

        public Tensor add(Tensor target, Scalar alpha) => AddTensorOp.Call(this, target, alpha);

        public Tensor add(Scalar scalar) => AddScalarOp.Call(this, scalar);

        public Tensor add_(Tensor target) => AddTensorInPlaceOp.CallInPlace(this, target);

        public Tensor add_(Tensor target, Scalar alpha) => AddTensorInPlaceOp.CallInPlace(this, target, alpha);

        public Tensor add_(Scalar scalar) => AddScalarInPlaceOp.CallInPlace(this, scalar);

        public Tensor sub(Tensor target) => SubTensorOp.Call(this, target);

        public Tensor sub(Tensor target, Scalar alpha) => SubTensorOp.Call(this, target, alpha);

        public Tensor sub(Scalar scalar) => SubScalarOp.Call(this, scalar);

        public Tensor sub_(Tensor target) => SubTensorInPlaceOp.CallInPlace(this, target);

        public Tensor sub_(Tensor target, Scalar alpha) => SubTensorInPlaceOp.CallInPlace(this, target, alpha);

        public Tensor sub_(Scalar scalar) => SubScalarInPlaceOp.CallInPlace(this, scalar);

        public Tensor mul(Tensor target) => MulTensorOp.Call(this, target);

        public Tensor mul(Scalar scalar) => MulScalarOp.Call(this, scalar);

        public Tensor mul_(Tensor target) => MulTensorInPlaceOp.CallInPlace(this, target);

        public Tensor mul_(Scalar scalar) => MulScalarInPlaceOp.CallInPlace(this, scalar);

        public Tensor div(Tensor target) => DivTensorOp.Call(this, target);

        public Tensor div(Scalar scalar) => DivScalarOp.Call(this, scalar);

        public Tensor div_(Tensor target) => DivTensorInPlaceOp.CallInPlace(this, target);

        public Tensor div_(Scalar scalar) => DivScalarInPlaceOp.CallInPlace(this, scalar);

        public Tensor remainder(Scalar other) => RemainderScalarOp.Call(this, other);

        public Tensor remainder(Tensor other) => RemainderTensorOp.Call(this, other);

        public Tensor floor_divide(Tensor other) => FloorDivideOp.Call(this, other);

        public Tensor maximum(Tensor other) => MaximumOp.Call(this, other);

        public Tensor minimum(Tensor other) => MinimumOp.Call(this, other);

        public Tensor atan2(Tensor other) => Atan2Op.Call(this, other);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => AddcmulOp.Call(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => AddcmulInPlaceOp.CallInPlace(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => AddcdivOp.Call(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => AddcdivInPlaceOp.CallInPlace(this, tensor1, tensor2, value);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Scalar left, Tensor right) => right.neg().add(left);

        public static Tensor operator -(Tensor value) => value.neg();

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Scalar left, Tensor right) => right.reciprocal().mul(left);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);
    }
}
