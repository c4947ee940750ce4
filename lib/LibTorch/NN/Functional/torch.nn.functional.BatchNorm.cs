using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator BatchNormOp = new("aten::batch_norm");

            /// <summary>(x − mean) / √(variance + eps) · weight + bias for each channel.</summary>
            /// <param name="input">[B, C, ...].</param>
            /// <param name="running_mean">[C], updated when training; or null.</param>
            /// <param name="running_var">[C], updated when training; or null.</param>
            /// <param name="weight">[C] or null.</param>
            /// <param name="bias">[C] or null.</param>
            /// <param name="training">Whether to take mean and variance from the batch.</param>
            /// <param name="momentum">The share of the batch in the running values.</param>
            /// <param name="eps">Keeps the root from zero.</param>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null,
                Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-5)
                => (training ? NormalizeBatch(input, running_mean, running_var, weight, bias, momentum, eps, 1) : null)
                    ?? BatchNormOp.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            /// <summary>
            /// <see cref="batch_norm"/> and <see cref="leaky_relu"/> after it. Training on the CPU, both are one step, which takes
            /// about half the time; elsewhere they follow each other. TorchSharp has no such function.
            /// </summary>
            /// <param name="input">[B, C, ...].</param>
            /// <param name="running_mean">[C], updated when training; or null.</param>
            /// <param name="running_var">[C], updated when training; or null.</param>
            /// <param name="weight">[C] or null.</param>
            /// <param name="bias">[C] or null.</param>
            /// <param name="negative_slope">The slope below zero; 0 makes it a ReLU.</param>
            /// <param name="training">Whether to take mean and variance from the batch.</param>
            /// <param name="momentum">The share of the batch in the running values.</param>
            /// <param name="eps">Keeps the root from zero.</param>
            public static Tensor batch_norm_leaky_relu(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight,
                Tensor? bias, double negative_slope, bool training = false, double momentum = 0.1, double eps = 1e-5)
            {
                if (training && NormalizeBatch(input, running_mean, running_var, weight, bias, momentum, eps, negative_slope) is { } y)
                    return y;
                y = BatchNormOp.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
                return negative_slope == 0 ? relu(y, inplace: true) : leaky_relu(y, negative_slope, inplace: true);
            }

            // Null where the native library has no faster way than libtorch's own.
            private static Tensor? NormalizeBatch(Tensor input, Tensor? mean, Tensor? variance, Tensor? weight, Tensor? bias,
                double momentum, double eps, double slope)
            {
                NativeMethods.Check(NativeMethods.ts_batch_norm_leaky_relu(input.Handle, weight?.Handle ?? 0, bias?.Handle ?? 0,
                    mean?.Handle ?? 0, variance?.Handle ?? 0, momentum, eps, slope, out nint output));
                GC.KeepAlive((input, mean, variance, weight, bias));
                return Tensor.Wrap(output);
            }
        }
    }
}
