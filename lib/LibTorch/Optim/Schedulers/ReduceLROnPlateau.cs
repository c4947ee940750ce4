namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rate when a measured value has not become better for some epochs.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smallerIsBetter;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly double _threshold;
                    private readonly double _smallestChange;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly double[] _lowest;
                    private double _best;
                    private int _badEpochs;
                    private int _coolingEpochs;

                    /// <summary>Makes the schedule.</summary>
                    /// <param name="optimizer">Whose rates to set.</param>
                    /// <param name="mode">"min" if smaller values are better, "max" if larger.</param>
                    /// <param name="factor">What to multiply the rate by, below 1.</param>
                    /// <param name="patience">How many epochs without a better value are allowed.</param>
                    /// <param name="threshold">By how much a value must be better to count.</param>
                    /// <param name="threshold_mode">"rel" for a share of the best value, "abs" for a difference.</param>
                    /// <param name="cooldown">How many epochs to wait after a change.</param>
                    /// <param name="min_lr">The lowest rate, one for all groups or one for each; 0 if null.</param>
                    /// <param name="eps">Smaller changes of the rate are left out.</param>
                    /// <param name="verbose">Whether to write changes to the console.</param>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                        double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null,
                        double eps = 1e-8, bool verbose = false)
                        : base(optimizer, 0, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException(
                                FormattableString.Invariant($"ReduceLROnPlateau: expected a factor below 1, found {factor}."));
                        _smallerIsBetter = Choice(nameof(mode), mode, "min", "max");
                        _relative = Choice(nameof(threshold_mode), threshold_mode, "rel", "abs");
                        _lowest = min_lr switch
                        {
                            null => new double[GroupCount],
                            { Count: 1 } => [.. Enumerable.Repeat(min_lr[0], GroupCount)],
                            _ when min_lr.Count == GroupCount => [.. min_lr],
                            _ => throw new ArgumentException(
                                $"ReduceLROnPlateau: expected 1 or {GroupCount} lowest rates, found {min_lr.Count}."),
                        };
                        (_factor, _threshold, _smallestChange) = (factor, threshold, eps);
                        (_patience, _cooldown) = (patience, cooldown);
                        _best = _smallerIsBetter ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Fails: this schedule needs a value.</summary>
                    /// <param name="epoch">Not used.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch) => throw new InvalidOperationException(
                        "ReduceLROnPlateau: expected the measured value, as in step(validationLoss), found none.");

                    /// <summary>Goes on to the next epoch.</summary>
                    /// <param name="current">The measured value.</param>
                    /// <param name="epoch">The epoch; null for the next.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        Advance(epoch);
                        if (IsBetter(current))
                            (_best, _badEpochs) = (current, 0);
                        else
                            _badEpochs++;
                        if (_coolingEpochs > 0)
                        {
                            _coolingEpochs--;
                            _badEpochs = 0;
                        }
                        if (_badEpochs <= _patience)
                            return;
                        for (int i = 0; i < GroupCount; i++)
                        {
                            var lower = RateOf(i, Rate(i));
                            if (Rate(i) - lower > _smallestChange)
                                SetRate(i, lower);
                        }
                        (_coolingEpochs, _badEpochs) = (_cooldown, 0);
                    }

                    /// <inheritdoc/>
                    protected override double RateOf(int group, double rate) => Math.Max(rate * _factor, _lowest[group]);

                    private bool IsBetter(double value)
                    {
                        if (double.IsInfinity(_best))
                            return _smallerIsBetter ? value < _best : value > _best;
                        var margin = _relative ? _best * _threshold : _threshold;
                        return _smallerIsBetter ? value < _best - margin : value > _best + margin;
                    }

                    private static bool Choice(string name, string value, string first, string second)
                    {
                        if (value != first && value != second)
                            throw new ArgumentException(
                                $"ReduceLROnPlateau: expected {name} \"{first}\" or \"{second}\", found \"{value}\".");
                        return value == first;
                    }
                }
            }
        }
    }
}
