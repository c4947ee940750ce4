using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator AbsOp = new("aten::abs");
    private static readonly Operator NegOp = new("aten::neg");
    private static readonly Operator ExpOp = new("aten::exp");
    private static readonly Operator LogOp = new("aten::log");
    private static readonly Operator Log2Op = new("aten::log2");
    private static readonly Operator Log10Op = new("aten::log10");
    private static readonly Operator Log1pOp = new("aten::log1p");
    private static readonly Operator Expm1Op = new("aten::expm1");
    private static readonly Operator SqrtOp = new("aten::sqrt");
    private static readonly Operator RsqrtOp = new("aten::rsqrt");
    private static readonly Operator SquareOp = new("aten::square");
    private static readonly Operator SinOp = new("aten::sin");
    private static readonly Operator CosOp = new("aten::cos");
    private static readonly Operator TanOp = new("aten::tan");
    private static readonly Operator AsinOp = new("aten::asin");
    private static readonly Operator AcosOp = new("aten::acos");
    private static readonly Operator AtanOp = new("aten::atan");
    private static readonly Operator SinhOp = new("aten::sinh");
    private static readonly Operator CoshOp = new("aten::cosh");
    private static readonly Operator TanhOp = new("aten::tanh");
    private static readonly Operator ErfOp = new("aten::erf");
    private static readonly Operator ErfcOp = new("aten::erfc");
    private static readonly Operator SigmoidOp = new("aten::sigmoid");
    private static readonly Operator ReluOp = new("aten::relu");
    private static readonly Operator FloorOp = new("aten::floor");
    private static readonly Operator CeilOp = new("aten::ceil");
    private static readonly Operator RoundOp = new("aten::round");
    private static readonly Operator TruncOp = new("aten::trunc");
    private static readonly Operator FracOp = new("aten::frac");
    private static readonly Operator SignOp = new("aten::sign");
    private static readonly Operator ReciprocalOp = new("aten::reciprocal");
    private static readonly Operator IsnanOp = new("aten::isnan");
    private static readonly Operator IsinfOp = new("aten::isinf");
    private static readonly Operator IsfiniteOp = new("aten::isfinite");
    private static readonly Operator LogicalNotOp = new("aten::logical_not");
    private static readonly Operator AbsInPlaceOp = new("aten::abs_");
    private static readonly Operator NegInPlaceOp = new("aten::neg_");
    private static readonly Operator ExpInPlaceOp = new("aten::exp_");
    private static readonly Operator LogInPlaceOp = new("aten::log_");
    private static readonly Operator SqrtInPlaceOp = new("aten::sqrt_");
    private static readonly Operator RsqrtInPlaceOp = new("aten::rsqrt_");
    private static readonly Operator TanhInPlaceOp = new("aten::tanh_");
    private static readonly Operator SigmoidInPlaceOp = new("aten::sigmoid_");
    private static readonly Operator ReluInPlaceOp = new("aten::relu_");
    private static readonly Operator FloorInPlaceOp = new("aten::floor_");
    private static readonly Operator RoundInPlaceOp = new("aten::round_");
    private static readonly Operator ReciprocalInPlaceOp = new("aten::reciprocal_");
    private static readonly Operator SquareInPlaceOp = new("aten::square_");
    private static readonly Operator PowTensorScalarOp = new("aten::pow", "Tensor_Scalar");
    private static readonly Operator PowTensorTensorOp = new("aten::pow", "Tensor_Tensor");
    private static readonly Operator PowScalarInPlaceOp = new("aten::pow_", "Scalar");
    private static readonly Operator ClampOp = new("aten::clamp");
    private static readonly Operator ClampInPlaceOp = new("aten::clamp_");
    private static readonly Operator ClampMinOp = new("aten::clamp_min");
    private static readonly Operator ClampMaxOp = new("aten::clamp_max");
    private static readonly Operator LerpScalarOp = new("aten::lerp", "Scalar");
    private static readonly Operator LerpScalarInPlaceOp = new("aten::lerp_", "Scalar");
    private static readonly Operator MaskedFillScalarOp = new("aten::masked_fill", "Scalar");
    private static readonly Operator MaskedFillScalarInPlaceOp = new("aten::masked_fill_", "Scalar");
    private static readonly Operator NanToNumOp = new("aten::nan_to_num");
    private static readonly Operator FillScalarInPlaceOp = new("aten::fill_", "Scalar");
    private static readonly Operator ZeroInPlaceOp = new("aten::zero_");

    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor neg(Tensor input) => input.neg();

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor log2(Tensor input) => input.log2();

    public static Tensor log10(Tensor input) => input.log10();

    public static Tensor log1p(Tensor input) => input.log1p();

    public static Tensor expm1(Tensor input) => input.expm1();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor sin(Tensor input) => input.sin();

    public static Tensor cos(Tensor input) => input.cos();

    public static Tensor tan(Tensor input) => input.tan();

    public static Tensor asin(Tensor input) => input.asin();

    public static Tensor acos(Tensor input) => input.acos();

    public static Tensor atan(Tensor input) => input.atan();

    public static Tensor sinh(Tensor input) => input.sinh();

    public static Tensor cosh(Tensor input) => input.cosh();

    public static Tensor tanh(Tensor input) => input.tanh();

    public static Tensor erf(Tensor input) => input.erf();

    public static Tensor erfc(Tensor input) => input.erfc();

    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    public static Tensor relu(Tensor input) => input.relu();

    public static Tensor floor(Tensor input) => input.floor();

    public static Tensor ceil(Tensor input) => input.ceil();

    public static Tensor round(Tensor input) => input.round();

    public static Tensor trunc(Tensor input) => input.trunc();

    public static Tensor frac(Tensor input) => input.frac();

    public static Tensor sign(Tensor input) => input.sign();

    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    public static Tensor isnan(Tensor input) => input.isnan();

    public static Tensor isinf(Tensor input) => input.isinf();

    public static Tensor isfinite(Tensor input) => input.isfinite();

    public static Tensor logical_not(Tensor input) => input.logical_not();

    public static Tensor pow(Tensor input, Scalar exponent) => input.pow(exponent);

    public static Tensor pow(Tensor input, Tensor exponent) => input.pow(exponent);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);

    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    public static Tensor lerp(Tensor input, Tensor end, Scalar weight) => input.lerp(end, weight);

    public static Tensor masked_fill(Tensor input, Tensor mask, Scalar value) => input.masked_fill(mask, value);

    public static Tensor nan_to_num(Tensor input, double? nan = null, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);

    /// <content>Functions of one element at a time.</content>
    public partial class Tensor
    {
        public Tensor abs() => AbsOp.Call(this);

        public Tensor neg() => NegOp.Call(this);

        public Tensor exp() => ExpOp.Call(this);

        public Tensor log() => LogOp.Call(this);

        public Tensor log2() => Log2Op.Call(this);

        public Tensor log10() => Log10Op.Call(this);

        public Tensor log1p() => Log1pOp.Call(this);

        public Tensor expm1() => Expm1Op.Call(this);

        public Tensor sqrt() => SqrtOp.Call(this);

        public Tensor rsqrt() => RsqrtOp.Call(this);

        public Tensor square() => SquareOp.Call(this);

        public Tensor sin() => SinOp.Call(this);

        public Tensor cos() => CosOp.Call(this);

        public Tensor tan() => TanOp.Call(this);

        public Tensor asin() => AsinOp.Call(this);

        public Tensor acos() => AcosOp.Call(this);

        public Tensor atan() => AtanOp.Call(this);

        public Tensor sinh() => SinhOp.Call(this);

        public Tensor cosh() => CoshOp.Call(this);

        public Tensor tanh() => TanhOp.Call(this);

        public Tensor erf() => ErfOp.Call(this);

        public Tensor erfc() => ErfcOp.Call(this);

        public Tensor sigmoid() => SigmoidOp.Call(this);

        public Tensor relu() => ReluOp.Call(this);

        public Tensor floor() => FloorOp.Call(this);

        public Tensor ceil() => CeilOp.Call(this);

        public Tensor round() => RoundOp.Call(this);

        public Tensor trunc() => TruncOp.Call(this);

        public Tensor frac() => FracOp.Call(this);

        public Tensor sign() => SignOp.Call(this);

        public Tensor reciprocal() => ReciprocalOp.Call(this);

        public Tensor isnan() => IsnanOp.Call(this);

        public Tensor isinf() => IsinfOp.Call(this);

        public Tensor isfinite() => IsfiniteOp.Call(this);

        public Tensor logical_not() => LogicalNotOp.Call(this);

        public Tensor abs_() => AbsInPlaceOp.CallInPlace(this);

        public Tensor neg_() => NegInPlaceOp.CallInPlace(this);

        public Tensor exp_() => ExpInPlaceOp.CallInPlace(this);

        public Tensor log_() => LogInPlaceOp.CallInPlace(this);

        public Tensor sqrt_() => SqrtInPlaceOp.CallInPlace(this);

        public Tensor rsqrt_() => RsqrtInPlaceOp.CallInPlace(this);

        public Tensor tanh_() => TanhInPlaceOp.CallInPlace(this);

        public Tensor sigmoid_() => SigmoidInPlaceOp.CallInPlace(this);

        public Tensor relu_() => ReluInPlaceOp.CallInPlace(this);

        public Tensor floor_() => FloorInPlaceOp.CallInPlace(this);

        public Tensor round_() => RoundInPlaceOp.CallInPlace(this);

        public Tensor reciprocal_() => ReciprocalInPlaceOp.CallInPlace(this);

        public Tensor square_() => SquareInPlaceOp.CallInPlace(this);

        public Tensor pow(Scalar exponent) => PowTensorScalarOp.Call(this, exponent);

        public Tensor pow(Tensor exponent) => PowTensorTensorOp.Call(this, exponent);

        public Tensor pow_(Scalar exponent) => PowScalarInPlaceOp.CallInPlace(this, exponent);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => ClampOp.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => ClampInPlaceOp.CallInPlace(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => ClampOp.Call(this, min, max);

        public Tensor clamp_min(Scalar min) => ClampMinOp.Call(this, min);

        public Tensor clamp_max(Scalar max) => ClampMaxOp.Call(this, max);

        public Tensor lerp(Tensor end, Scalar weight) => LerpScalarOp.Call(this, end, weight);

        public Tensor lerp_(Tensor end, Scalar weight) => LerpScalarInPlaceOp.CallInPlace(this, end, weight);

        public Tensor masked_fill(Tensor mask, Scalar value) => MaskedFillScalarOp.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => MaskedFillScalarInPlaceOp.CallInPlace(this, mask, value);

        public Tensor nan_to_num(double? nan = null, double? posinf = null, double? neginf = null) =>
            NanToNumOp.Call(this, nan, posinf, neginf);

        public Tensor fill_(Scalar value) => FillScalarInPlaceOp.CallInPlace(this, value);

        public Tensor zero_() => ZeroInPlaceOp.CallInPlace(this);
    }
}
