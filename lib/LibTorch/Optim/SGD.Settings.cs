using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>The settings of a group; what is null takes the optimizer's.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The share of the last step in the next.</summary>
        public double? momentum;

        /// <summary>What the gradient's share in the momentum lacks to 1.</summary>
        public double? dampening;

        /// <summary>The factor of the parameter itself in its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether to look a step ahead.</summary>
        public bool? nesterov;

        /// <summary>Whether to ascend.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            (nesterov, maximize) = (other.nesterov, other.maximize);
        }

        private protected override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            momentum ??= other.momentum;
            dampening ??= other.dampening;
            weight_decay ??= other.weight_decay;
            nesterov ??= other.nesterov;
            maximize ??= other.maximize;
        }
    }

    /// <summary>What is kept for a parameter.</summary>
    public class State : OptimizerState
    {
        /// <summary>The running step; null before the first.</summary>
        public Tensor? momentum_buffer;

        private protected override string[] Names { get; } = [nameof(momentum_buffer)];

        internal void Accumulate(Tensor gradient, double momentum, double share)
        {
            if (momentum_buffer is null)
                momentum_buffer = Keep(gradient.clone());
            else
                momentum_buffer.mul_(momentum).add_(gradient, alpha: share);
        }

        private protected override ref Tensor? Slot(int index) => ref momentum_buffer;
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
        /// <param name="momentum">The share of the last step in the next.</param>
        /// <param name="dampening">What the gradient's share in the momentum lacks to 1.</param>
        /// <param name="weight_decay">The factor of the parameter itself in its gradient.</param>
        /// <param name="nesterov">Whether to look a step ahead.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1.0, double momentum = 0.0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
            })
        {
        }
    }
}
