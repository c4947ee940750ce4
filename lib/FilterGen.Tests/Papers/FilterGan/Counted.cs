using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>Leaves images as they are and says at which step a training is, from 1.</summary>
internal sealed class Counted(Action<int> onStep) : Augmentation
{
    private int step;

    public override string Name => "counted";

    public override Tensor Apply(Tensor images)
    {
        onStep(++step);
        return images.alias();
    }
}
