namespace TorchSharp.Modules;

/// <summary>The settings of a parameter group.</summary>
public class OptimizerOptions
{
    /// <summary>The rate of the next step; null takes the optimizer's.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The rate that schedules start from.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the settings.</summary>
    /// <param name="writer">Where to.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    /// <summary>Reads settings written by <see cref="SaveStateDict"/>.</summary>
    /// <param name="reader">Where from.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Takes over the settings of another group.</summary>
    /// <param name="source">The other group's settings, of the same type.</param>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    /// <summary>Takes for each setting left null the value of another.</summary>
    private protected virtual void FillFrom(OptimizerOptions defaults) => LearningRate ??= defaults.LearningRate;

    internal void Complete(OptimizerOptions defaults)
    {
        FillFrom(defaults);
        InitialLearningRate = LearningRate!.Value;
    }
}
