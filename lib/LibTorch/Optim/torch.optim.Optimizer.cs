using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers, and schedules for their learning rates.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients. The values it keeps belong to it, not to any dispose scope.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>The parameter groups, each with a learning rate of its own.</summary>
            public abstract IEnumerable<ILearningRateController> ParamGroups { get; }

            /// <summary>The parameters of all groups.</summary>
            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Takes in more parameters, for instance of layers that are trained from now on.</summary>
            /// <param name="param_group">The parameters and their settings; settings left null take the optimizer's.</param>
            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Changes every parameter that has a gradient, once.</summary>
            /// <param name="closure">Computes the loss and its gradients first; or null if they are there already.</param>
            /// <returns>The closure's loss, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">True drops the gradients, false fills them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true) => GradientTools.Clear(parameters(), set_to_none);

            /// <summary>Frees the values that the optimizer keeps; the parameters stay.</summary>
            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees what the optimizer keeps.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>What an optimizer needs to go on exactly where it stopped: settings by group, values by parameter.</summary>
            public sealed class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>The settings, one entry for each group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The values kept, one entry for each parameter, group after group.</summary>
                public List<OptimizerState> State { get; } = [];
            }
        }
    }
}
