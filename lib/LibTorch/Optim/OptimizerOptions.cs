using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The settings of a parameter group.</summary>
public class OptimizerOptions
{
    private double? _learningRate;

    /// <summary>
    /// The rate of the next step; null takes the optimizer's. Of a capturable optimizer it is written to the device as soon as it
    /// is set, for the steps after that.
    /// </summary>
    public double? LearningRate
    {
        get => _learningRate;
        set
        {
            bool changed = _learningRate != value;
            _learningRate = value;
            if (!changed || DeviceRate is null)
                return;
            using var _ = no_grad();
            DeviceRate.fill_(value!.Value);
        }
    }

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

    /// <summary>
    /// The rate as a tensor without dimensions on the parameters' device, of an optimizer that is capturable: float32 on a GPU, as
    /// fused optimizers want it, else float64.
    /// </summary>
    internal Tensor? DeviceRate { get; private set; }

    /// <summary>Keeps the rate on a device from now on.</summary>
    internal void RateOnDevice(Device device)
    {
        if (DeviceRate is not null && DeviceRate.device.Equals(device))
            return;
        using var scope = NewDisposeScope();
        DeviceRate?.Dispose();
        DeviceRate = OptimizerState.Keep(tensor(_learningRate!.Value, device.type == DeviceType.CUDA ? float32 : float64, device));
    }

    internal void FreeRate() => DeviceRate?.Dispose();

    /// <summary>Takes for each setting left null the value of another.</summary>
    private protected virtual void FillFrom(OptimizerOptions defaults) => LearningRate ??= defaults.LearningRate;

    internal void Complete(OptimizerOptions defaults)
    {
        FillFrom(defaults);
        InitialLearningRate = LearningRate!.Value;
    }
}
