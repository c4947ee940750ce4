namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The schedules' classes; their factories stand in <see cref="lr_scheduler"/>.</summary>
            public static partial class impl
            {
                /// <summary>The rate at the start times a function of the epoch.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    /// <summary>Makes the schedule, with one function for all groups.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="lr_lambda">The factor for an epoch, from 0.</param>
                    /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    /// <summary>Makes the schedule, with a function for each group.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="lr_lambdas">For each group the factor for an epoch, from 0.</param>
                    /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public LambdaLR(
                        Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = [.. lr_lambdas];
                        if (_factors.Length != GroupCount)
                            throw new ArgumentException(
                                $"LambdaLR: expected a function for each of {GroupCount} groups, found {_factors.Length}.");
                        step();
                    }

                    /// <inheritdoc/>
                    protected override double RateOf(int group, double rate) => BaseRates[group] * _factors[group](LastEpoch);
                }
            }
        }
    }
}
