namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules for learning rates.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimizer's groups, once an epoch or as often as it is stepped.</summary>
            public abstract class LRScheduler
            {
                private readonly ILearningRateController[] _groups;
                private readonly bool _verbose;

                /// <summary>Makes a schedule; a derived class ends its constructor with a first <see cref="step()"/>.</summary>
                /// <param name="optimizer">Whose rates to set.</param>
                /// <param name="last_epoch">The last epoch done; -1 to start.</param>
                /// <param name="verbose">Whether to write changes to the console.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _groups = [.. optimizer.ParamGroups];
                    _verbose = verbose;
                    LastEpoch = last_epoch;
                    if (last_epoch == -1)
                        foreach (var group in _groups)
                            group.InitialLearningRate = group.LearningRate;
                    BaseRates = Array.ConvertAll(_groups, group => group.InitialLearningRate);
                }

                /// <summary>The epoch that the rates are for, from 0.</summary>
                protected int LastEpoch { get; private set; }

                /// <summary>The groups' rates at the start.</summary>
                protected double[] BaseRates { get; }

                /// <summary>Goes on to the next epoch.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes on to the next epoch, or to a given one.</summary>
                /// <param name="epoch">The epoch; null for the next.</param>
                public virtual void step(int? epoch)
                {
                    LastEpoch = epoch ?? LastEpoch + 1;
                    for (int i = 0; i < _groups.Length; i++)
                        SetRate(i, RateOf(i, _groups[i].LearningRate));
                }

                /// <summary>Goes on to the next epoch, with a measured value that most schedules ignore.</summary>
                /// <param name="current">The value, such as the validation loss.</param>
                /// <param name="epoch">The epoch; null for the next.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The groups' rates as last set.</summary>
                public IEnumerable<double> get_last_lr() => _groups.Select(group => group.LearningRate);

                /// <summary>A group's rate for <see cref="LastEpoch"/>.</summary>
                /// <param name="group">The group's place.</param>
                /// <param name="rate">Its rate now.</param>
                protected abstract double RateOf(int group, double rate);

                private protected int GroupCount => _groups.Length;

                private protected double Rate(int group) => _groups[group].LearningRate;

                private protected void Advance(int? epoch) => LastEpoch = epoch ?? LastEpoch + 1;

                private protected void SetRate(int group, double rate)
                {
                    if (_verbose && rate != _groups[group].LearningRate)
                        Console.WriteLine(FormattableString.Invariant($"Epoch {LastEpoch}: learning rate of group {group} is now {rate}."));
                    _groups[group].LearningRate = rate;
                }
            }
        }
    }
}
