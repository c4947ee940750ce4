namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by gamma at given epochs.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly int[] _milestones;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="milestones">The epochs; one given twice counts twice.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public MultiStepLR(
                        Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _milestones = [.. milestones];
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override double RateOf(int group, double rate)
                        => rate * Math.Pow(_gamma, _milestones.Count(epoch => epoch == LastEpoch));
                }
            }
        }
    }
}
