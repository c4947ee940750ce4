namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rate to zero as a power of the epochs left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly int _total;
                    private readonly double _power;

                    /// <summary>Makes the schedule.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="total_iters">Number of epochs to zero.</param>
                    /// <param name="power">The power.</param>
                    /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public PolynomialLR(
                        Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total_iters);
                        _total = total_iters;
                        _power = power;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override double RateOf(int group, double rate)
                        => BaseRates[group] * Math.Pow(1 - ((double)Math.Min(_total, LastEpoch) / _total), _power);
                }
            }
        }
    }
}
