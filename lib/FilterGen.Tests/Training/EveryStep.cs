using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Leaves images as they are, and tells of every training step, from 1.</summary>
internal sealed class EveryStep(Action<int> onStep) : Augmentation
{
    private int steps;

    public override string Name => "every step";

    public override Tensor Apply(Tensor images)
    {
        onStep(++steps);
        return images.alias();
    }
}
