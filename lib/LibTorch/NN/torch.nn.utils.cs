using TorchSharp.Modules;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done with all parameters of a network together.</summary>
        public static partial class utils
        {
            private static readonly Operator VectorNorm = new("aten::linalg_vector_norm");

            /// <summary>Scales all gradients down together if their common norm is too large.</summary>
            /// <param name="tensors">The parameters.</param>
            /// <param name="max_norm">The largest norm allowed.</param>
            /// <param name="norm_type">The norm's exponent.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                var gradients = Gradients(tensors);
                if (gradients.Length == 0)
                    return 0;
                var first = gradients[0].device;
                var norms = Array.ConvertAll(gradients, gradient => VectorNorm.Call(gradient, norm_type).to(first));
                var norm = VectorNorm.Call(stack(norms), norm_type).ToDouble();
                var factor = max_norm / (norm + 1e-6);
                if (factor < 1)
                    Foreach.Mul_(gradients, factor);
                return norm;
            }

            /// <summary>Limits every element of the gradients.</summary>
            /// <param name="tensors">The parameters.</param>
            /// <param name="clip_value">The largest absolute value allowed.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                foreach (var gradient in Gradients(tensors))
                    gradient.clamp_(-clip_value, clip_value);
            }

            /// <summary>All parameters in one vector.</summary>
            /// <param name="tensors">The parameters.</param>
            public static Tensor parameters_to_vector(IEnumerable<Tensor> tensors)
                => cat([.. tensors.Select(tensor => tensor.reshape(-1))], 0);

            /// <summary>Copies a vector into parameters: the way back from <see cref="parameters_to_vector"/>.</summary>
            /// <param name="vec">The vector.</param>
            /// <param name="tensors">The parameters.</param>
            /// <exception cref="ArgumentException">The vector is not as long as the parameters together.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Tensor> tensors)
            {
                Tensor[] targets = [.. tensors];
                var total = targets.Sum(target => target.numel());
                if (vec.numel() != total)
                    throw new ArgumentException($"vector_to_parameters: expected a vector of {total} elements, found {vec.numel()}.");
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                long start = 0;
                foreach (var target in targets)
                {
                    target.copy_(vec.narrow(0, start, target.numel()).view(target.shape));
                    start += target.numel();
                }
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> tensors)
                => [.. tensors.Select(tensor => tensor.grad).OfType<Tensor>()];
        }
    }
}
