using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that are trained with the same settings.</summary>
public class ParamGroup : ILearningRateController
{
    private IEnumerable<Parameter> _parameters = [];

    /// <summary>The parameters; read once, when they are set.</summary>
    public IEnumerable<Parameter> Parameters
    {
        get => _parameters;
        set => _parameters = [.. value];
    }

    /// <summary>The settings; null until the group is part of an optimizer.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <inheritdoc/>
    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    /// <inheritdoc/>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
