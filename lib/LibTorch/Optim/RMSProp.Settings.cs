using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>The settings of a group; what is null takes the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean squared gradient stays at each step.</summary>
        public double? alpha;

        /// <summary>Keeps the divisor from zero.</summary>
        public double? eps;

        /// <summary>The factor of the parameter itself in its gradient.</summary>
        public double? weight_decay;

        /// <summary>The share of the last step in the next.</summary>
        public double? momentum;

        /// <summary>Whether to divide by the deviation instead of the mean square.</summary>
        public bool? centered;

        /// <summary>Whether to ascend.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(maximize!.Value);
            writer.Write(momentum!.Value);
            writer.Write(alpha!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(centered!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            maximize = reader.ReadBoolean();
            momentum = reader.ReadDouble();
            alpha = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            centered = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (alpha, eps, weight_decay) = (other.alpha, other.eps, other.weight_decay);
            (momentum, centered, maximize) = (other.momentum, other.centered, other.maximize);
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            alpha ??= other.alpha;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
            momentum ??= other.momentum;
            centered ??= other.centered;
            maximize ??= other.maximize;
        }
    }

    /// <summary>What is kept for a parameter.</summary>
    public class State : OptimizerState
    {
        private static readonly string[] Slots = [nameof(square_avg), nameof(momentum_buffer), nameof(grad_avg)];

        /// <summary>The running mean of the squared gradient.</summary>
        public Tensor? square_avg;

        /// <summary>The running step, or null.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The running mean of the gradient, or null.</summary>
        public Tensor? grad_avg;

        private protected override string[] Names => Slots;

        private protected override ref Tensor? Slot(int index)
        {
            if (index == 0)
                return ref square_avg;
            if (index == 1)
                return ref momentum_buffer;
            return ref grad_avg;
        }
    }

    /// <summary>Parameters with settings of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        /// <summary>Makes an empty group.</summary>
        public ParamGroup()
        {
        }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">The settings; what is null takes the optimizer's.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options? options = null)
            : base(parameters, options)
        {
        }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">Learning rate.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="alpha">How much of the mean squared gradient stays at each step.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="centered">Whether to divide by the deviation instead of the mean square.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double eps = 1e-8, double alpha = 0.99,
            double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, Checked(lr, alpha, eps, weight_decay, momentum, centered, maximize: false))
        {
        }
    }
}
