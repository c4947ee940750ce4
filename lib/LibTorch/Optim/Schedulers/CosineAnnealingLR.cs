namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rate along half a cosine wave, and back.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _halfWave;
                    private readonly double _lowest;

                    /// <summary>Makes the schedule.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="T_max">Number of epochs to the lowest rate.</param>
                    /// <param name="eta_min">The lowest rate.</param>
                    /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public CosineAnnealingLR(
                        Optimizer optimizer, double T_max, double eta_min = 0.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _halfWave = T_max;
                        _lowest = eta_min;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override double RateOf(int group, double rate)
                        => _lowest + ((BaseRates[group] - _lowest) * (1 + Math.Cos(Math.PI * LastEpoch / _halfWave)) / 2);
                }
            }
        }
    }
}
