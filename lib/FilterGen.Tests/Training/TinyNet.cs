using FilterGen.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>A classifier with all that a checkpoint has to keep: weights, running statistics, random numbers, two loss terms.</summary>
internal sealed class TinyNet : Classifier
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d norm;
    private readonly Linear output;

    public TinyNet(int channels = 4, string name = "tiny")
        : base(name)
    {
        conv = nn.Conv2d(1, channels, 3, padding: 1);
        norm = nn.BatchNorm2d(channels);
        output = nn.Linear(channels * 36, 3);
        RegisterComponents();
    }

    /// <summary>Called at the start of every training step with its number, from 1.</summary>
    public Action<int>? OnStep { get; set; }

    /// <summary>Training steps that were begun.</summary>
    public int Steps { get; private set; }

    public override Tensor forward(Tensor images) => output.call(Features(images).flatten(1));

    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        if (training)
        {
            Steps++;
            OnStep?.Invoke(Steps);
        }
        var features = Features(images);
        var noisy = training ? features * (1 + 0.1 * rand_like(features)) : features;
        var logits = output.call(noisy.flatten(1));
        var classification = nn.functional.cross_entropy(logits, labels);
        var size = 0.01 * features.mul(features).mean();
        return new(classification + size, logits, [("classification", classification), ("size", size)]);
    }

    private Tensor Features(Tensor images) => nn.functional.relu(norm.call(conv.call(images)));
}
