using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Filling of weights in place, with PyTorch's formulas and, for one seed, PyTorch's draws.</summary>
        public static partial class init
        {
            private static readonly Operator LinalgQr = new("aten::linalg_qr");

            /// <summary>What follows a weight, for <see cref="calculate_gain"/>.</summary>
            public enum NonlinearityType
            {
                /// <summary>Nothing.</summary>
                Linear = 0,

                /// <summary>A convolution.</summary>
                Conv1D = 1,

                /// <summary>A convolution.</summary>
                Conv2D = 2,

                /// <summary>A convolution.</summary>
                Conv3D = 3,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose1D = 4,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose2D = 5,

                /// <summary>A transposed convolution.</summary>
                ConvTranspose3D = 6,

                /// <summary>The logistic function.</summary>
                Sigmoid = 7,

                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>max(0, x).</summary>
                ReLU = 9,

                /// <summary>x where positive, else slope·x.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Whose variance to keep.</summary>
            public enum FanInOut
            {
                /// <summary>That of the forward pass.</summary>
                FanIn = 0,

                /// <summary>That of the backward pass.</summary>
                FanOut = 1,
            }

            /// <summary>The factor that keeps the variance through a nonlinearity.</summary>
            /// <param name="nonlinearity">The nonlinearity.</param>
            /// <param name="param">The slope below zero, for LeakyReLU.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + (param * param))),
                _ => 1,
            };

            /// <summary>Fills with ones.</summary>
            /// <param name="tensor">What to fill.</param>
            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Fills with zeros.</summary>
            /// <param name="tensor">What to fill.</param>
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Fills with a value.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="val">The value.</param>
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using (no_grad())
                    return tensor.fill_(val);
            }

            /// <summary>Draws from the uniform distribution.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="low">The lower bound.</param>
            /// <param name="high">The upper bound.</param>
            /// <param name="generator">The source of random numbers; the default one if null.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using (no_grad())
                    return tensor.uniform_(low, high, generator);
            }

            /// <summary>Draws from the normal distribution.</summary>
            /// <param name="tensor">What to fill.</param>
            /// <param name="mean">Its mean.</param>
            /// <param name="std">Its standard deviation.</param>
            /// <param name="generator">The source of random numbers; the default one if null.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using (no_grad())
                    return tensor.normal_(mean, std, generator);
            }

            /// <summary>Fills with a (semi-)orthogonal matrix: rows, or if there are more of them columns, are orthonormal.</summary>
            /// <param name="tensor">At least two dimensions; all but the first are taken as one.</param>
            /// <param name="gain">A factor.</param>
            /// <param name="generator">The source of random numbers; the default one if null.</param>
            /// <remarks>Saxe, McClelland, Ganguli 2013: the Q of the QR decomposition of a normal random matrix.</remarks>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0, Generator? generator = null)
            {
                RequireMatrix(tensor, nameof(orthogonal_));
                if (tensor.numel() == 0)
                    return tensor;
                using (no_grad())
                using (NewDisposeScope())
                {
                    var rows = tensor.size(0);
                    var columns = tensor.numel() / rows;
                    var drawn = empty([rows, columns], dtype: tensor.dtype, device: tensor.device).normal_(0, 1, generator);
                    var (q, r) = LinalgQr.Call2(rows < columns ? drawn.t() : drawn);
                    // The signs of R's diagonal make Q uniformly distributed over the orthogonal matrices.
                    q.mul_(r.diagonal().sign());
                    tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape));
                    return tensor.mul_(gain);
                }
            }

            /// <summary>How many inputs one output has, and how many outputs one input.</summary>
            /// <param name="tensor">A weight [O, I, K...].</param>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                RequireMatrix(tensor, nameof(CalculateFanInAndFanOut));
                var shape = tensor.shape;
                long window = 1;
                foreach (var size in shape.AsSpan(2))
                    window *= size;
                return (shape[1] * window, shape[0] * window);
            }

            private static void RequireMatrix(Tensor tensor, string function)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException(
                        $"{function}: expected at least 2 dimensions, found shape [{string.Join(", ", tensor.shape)}].");
            }
        }
    }
}
