using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract partial class AdamBase
{
    /// <summary>The settings of a group; what is null takes the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean gradient stays at each step.</summary>
        public double? beta1;

        /// <summary>How much of the mean squared gradient stays at each step.</summary>
        public double? beta2;

        /// <summary>Keeps the divisor from zero.</summary>
        public double? eps;

        /// <summary>How strongly weights decay.</summary>
        public double? weight_decay;

        /// <summary>Whether to divide by the largest mean square so far.</summary>
        public bool? amsgrad;

        /// <summary>Whether to ascend.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (beta1, beta2, eps) = (other.beta1, other.beta2, other.eps);
            (weight_decay, amsgrad, maximize) = (other.weight_decay, other.amsgrad, other.maximize);
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            beta1 ??= other.beta1;
            beta2 ??= other.beta2;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
            amsgrad ??= other.amsgrad;
            maximize ??= other.maximize;
        }
    }

    /// <summary>What is kept for a parameter.</summary>
    public class State : OptimizerState
    {
        private static readonly string[] Slots = [nameof(exp_avg), nameof(exp_avg_sq), nameof(max_exp_avg_sq)];

        /// <summary>The running mean of the gradient.</summary>
        public Tensor? exp_avg;

        /// <summary>The running mean of the squared gradient.</summary>
        public Tensor? exp_avg_sq;

        /// <summary>The largest mean square so far, or null.</summary>
        public Tensor? max_exp_avg_sq;

        private protected override string[] Names => Slots;

        private protected override ref Tensor? Slot(int index)
        {
            if (index == 0)
                return ref exp_avg;
            if (index == 1)
                return ref exp_avg_sq;
            return ref max_exp_avg_sq;
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
        /// <param name="beta1">How much of the mean gradient stays at each step.</param>
        /// <param name="beta2">How much of the mean squared gradient stays at each step.</param>
        /// <param name="eps">Keeps the divisor from zero.</param>
        /// <param name="weight_decay">How strongly weights decay.</param>
        /// <param name="amsgrad">Whether to divide by the largest mean square so far.</param>
        /// <param name="maximize">Whether to ascend.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, Checked("Adam", lr, beta1, beta2, eps, weight_decay, amsgrad, maximize))
        {
        }
    }
}
