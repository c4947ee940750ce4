using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>A network as the README shows how to write one.</summary>
[Collection(TrainingCollection.Name)]
public sealed class OwnNetworkTests
{
    [Fact]
    public void AClassifierNeedsNoMoreThanForward()
    {
        using var data = new TinyData(train: 60, test: 30);
        var run = Trainer.Fit(() => new Mine(), data, Fits.Options with { Epochs = 20, LearningRate = 0.01 });
        Assert.True(run.Accuracy > 0.6, run.ToString());
        Assert.True(run.History[^1].Train.Loss < 0.7 * run.History[0].Train.Loss);
        Assert.Matches(@"^loss 0\.\d{1,4}, accuracy (1|0\.\d{1,4})$", run.History[^1].Test.ToString());
    }

    [Fact]
    public void WhatIsMissingIsNamed()
    {
        using var data = new TinyData(train: 6, test: 3);
        Assert.Equal("network", Assert.Throws<ArgumentNullException>(() => Trainer.Fit((TrainableNetwork)null!, data)).ParamName);
        Assert.Equal("construct", Assert.Throws<ArgumentNullException>(() => Trainer.Fit((Func<TrainableNetwork>)null!, data)).ParamName);
        Assert.Equal("data", Assert.Throws<ArgumentNullException>(() => Trainer.Fit(() => new Mine(), null!)).ParamName);
    }

    private sealed class Mine : Classifier
    {
        private readonly nn.Module<Tensor, Tensor> layers = nn.Sequential(nn.Flatten(), nn.Linear(36, 20), nn.ReLU(), nn.Linear(20, 3));

        public Mine()
            : base("mine") => RegisterComponents();

        public override Tensor forward(Tensor images) => layers.forward(images);
    }
}
