namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Uniform with the variance of He et al. 2015.</summary>
            /// <param name="tensor">A weight [O, I, K...].</param>
            /// <param name="a">The slope below zero of the LeakyReLU that follows.</param>
            /// <param name="mode">Whose variance to keep.</param>
            /// <param name="nonlinearity">What follows.</param>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                if (tensor.numel() == 0)
                    return tensor;
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with the variance of He et al. 2015.</summary>
            /// <inheritdoc cref="kaiming_uniform_"/>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
                => tensor.numel() == 0 ? tensor : normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Uniform with the variance of Glorot and Bengio 2010.</summary>
            /// <param name="tensor">A weight [O, I, K...].</param>
            /// <param name="gain">A factor, from <see cref="calculate_gain"/>.</param>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Normal with the variance of Glorot and Bengio 2010.</summary>
            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            /// <inheritdoc cref="xavier_uniform_"/>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            /// <summary>Fills with the identity matrix.</summary>
            /// <param name="tensor">Two dimensions.</param>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2)
                    throw new ArgumentException($"eye_: expected 2 dimensions, found shape [{string.Join(", ", tensor.shape)}].");
                using (no_grad())
                using (NewDisposeScope())
                {
                    tensor.zero_();
                    tensor.diagonal().fill_(1);
                    return tensor;
                }
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }
        }
    }
}
