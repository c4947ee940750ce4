using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>max(0, x).</summary>
        /// <param name="inplace">Whether to overwrite the input.</param>
        public static ReLU ReLU(bool inplace = false) => new(inplace);

        /// <summary>x where positive, else slope·x.</summary>
        /// <param name="negative_slope">The slope below zero.</param>
        /// <param name="inplace">Whether to overwrite the input.</param>
        public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

        /// <summary>x where positive, else alpha·(exp(x) − 1).</summary>
        /// <param name="alpha">Minus the limit below zero.</param>
        /// <param name="inplace">Whether to overwrite the input.</param>
        public static ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

        /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
        /// <param name="inplace">Whether to overwrite the input.</param>
        public static GELU GELU(bool inplace = false) => new(inplace);

        /// <summary>Hyperbolic tangent.</summary>
        public static Tanh Tanh() => new();

        /// <summary>1 / (1 + exp(−x)).</summary>
        public static Sigmoid Sigmoid() => new();

        /// <summary>exp(x) / Σ exp(x).</summary>
        /// <param name="dim">The dimension whose values then sum to 1.</param>
        public static Softmax Softmax(long dim) => new(dim);

        /// <summary>The logarithm of the softmax.</summary>
        /// <param name="dim">The dimension whose exponentials then sum to 1.</param>
        public static LogSoftmax LogSoftmax(long dim) => new(dim);
    }
}
