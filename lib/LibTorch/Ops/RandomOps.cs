using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator RandOp = new("aten::rand", "generator");
    private static readonly Operator RandnOp = new("aten::randn", "generator");
    private static readonly Operator RandintOp = new("aten::randint", "low_generator");
    private static readonly Operator RandpermOp = new("aten::randperm", "generator");

    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        RandOp.Call(size, generator, dtype ?? defaultType, Arg.None, device, Arg.None).WithGrad(requires_grad);

    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        rand([size], dtype, device, requires_grad, generator);

    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        RandnOp.Call(size, generator, dtype ?? defaultType, Arg.None, device, Arg.None).WithGrad(requires_grad);

    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        randn([size], dtype, device, requires_grad, generator);

    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, Generator? generator = null) =>
        RandintOp.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Arg.None, device, Arg.None);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, Generator? generator = null) =>
        randint(0, high, size, dtype, device, generator);

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, Generator? generator = null) =>
        RandpermOp.Call(n, generator, dtype ?? ScalarType.Int64, Arg.None, device, Arg.None);

    public static Tensor rand_like(Tensor input) => rand(input.shape, input.dtype, input.device);

    public static Tensor randn_like(Tensor input) => randn(input.shape, input.dtype, input.device);

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => BernoulliOp.Call(input, generator);

    private static readonly Operator BernoulliOp = new("aten::bernoulli");
    private static readonly Operator MultinomialOp = new("aten::multinomial");

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        MultinomialOp.Call(input, num_samples, replacement, generator);

    public partial class Tensor
    {
        private static readonly Operator Uniform = new("aten::uniform_");
        private static readonly Operator Normal = new("aten::normal_");

        public Tensor uniform_(double from = 0, double to = 1, Generator? generator = null) =>
            Uniform.CallInPlace(this, from, to, generator);

        public Tensor normal_(double mean = 0, double stddev = 1, Generator? generator = null) =>
            Normal.CallInPlace(this, mean, stddev, generator);
    }
}
