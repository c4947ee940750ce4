namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma every so many epochs.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _stepSize;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="step_size">Number of epochs between changes.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size);
                        _stepSize = step_size;
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override double RateOf(int group, double rate)
                        => LastEpoch == 0 || LastEpoch % _stepSize != 0 ? rate : rate * _gamma;
                }
            }
        }
    }
}
