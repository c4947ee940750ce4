using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Another classifier that tells when it is about to take a step or a batch of the test.</summary>
internal sealed class Watched : Classifier
{
    private readonly Classifier inner;

    public Watched(Classifier inner)
        : base("watched")
    {
        this.inner = inner;
        RegisterComponents();
    }

    /// <summary>Called at the start of every training step with its number, from 1.</summary>
    public Action<int>? OnStep { get; set; }

    /// <summary>Called before every batch of a test.</summary>
    public Action? OnTest { get; set; }

    /// <summary>Training steps that were begun.</summary>
    public int Steps { get; private set; }

    public override Tensor forward(Tensor images) => inner.call(images);

    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        if (training) OnStep?.Invoke(++Steps);
        else OnTest?.Invoke();
        return inner.Evaluate(images, labels);
    }
}
