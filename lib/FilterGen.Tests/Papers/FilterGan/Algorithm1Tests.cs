using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

[Collection(TrainingCollection.Name)]
public sealed class Algorithm1Tests
{
    [Theory]
    [InlineData(2, false)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public void A_training_moves_G_D_and_Q_and_leaves_the_classifier_bit_for_bit(int layer, bool separate)
    {
        using var classifier = TinyGan.Classifier();
        using var data = TinyGan.Data(classifier, layer);
        using var gan = TinyGan.Gan(classifier, TinyGan.Settings with { Layer = layer, SeparateUpdates = separate });
        var (before, classifierBefore) = (Fits.StateOf(gan), Fits.StateOf(classifier));
        Trainer.Fit(gan, data, TinyGan.Options);

        Assert.Empty(TinyGan.Changed(classifierBefore, Fits.StateOf(classifier)));
        Assert.Contains(classifierBefore.Keys, name => name.Contains("running_var"));
        var moved = gan.named_parameters().Where(named => !named.name.StartsWith("classifier.")).Select(named => named.name);
        Assert.Equal(moved.Order(), TinyGan.Changed(before, Fits.StateOf(gan)).Order());
    }

    [Fact]
    public void Each_update_moves_its_own_parameters()
    {
        using var scope = NewDisposeScope();
        using var classifier = TinyGan.Classifier();
        using var data = TinyGan.Data(classifier);
        // A rate of zero stops an update; what still moves is the others'.
        string[] Moved(Action<Algorithm1> only)
        {
            var gan = TinyGan.Gan(classifier, TinyGan.Settings with { SeparateUpdates = true });     // shares the classifier: not disposed
            using var algorithm = new Algorithm1(gan) { LearningRate = 0 };
            only(algorithm);
            var before = Fits.StateOf(gan);
            algorithm.Learn(data.Train.Images[..8], data.Train.Labels[..8]);
            return [.. TinyGan.Changed(before, Fits.StateOf(gan)).Select(name => string.Join('.', name.Split('.')[..2])).Distinct().Order()];
        }

        Assert.Empty(Moved(_ => { }));
        Assert.Equal(["discriminators.body", "discriminators.guess"], Moved(algorithm => algorithm.ThetaD.LearningRate = 1e-3));
        Assert.Equal(["discriminators.body", "discriminators.recover"], Moved(algorithm => algorithm.ThetaQ!.LearningRate = 1e-3));
        Assert.Equal(
            ["generator.codes", "generator.hidden", "generator.noise", "generator.output"],
            Moved(algorithm => algorithm.ThetaG.LearningRate = 1e-3));
    }

    [Fact]
    public void D_and_Q_share_all_but_their_last_layers()
    {
        using var discriminators = new Discriminators(24, 7, 8);
        string[] d = [.. discriminators.ThetaD.Select(one => one.Name)], q = [.. discriminators.ThetaQ.Select(one => one.Name)];
        Assert.Equal(["guess.bias", "guess.weight"], d.Except(q).Order());
        Assert.Equal(["recover.bias", "recover.weight"], q.Except(d).Order());
        Assert.All(d.Intersect(q), name => Assert.StartsWith("body.", name));
        Assert.Equal(6, d.Intersect(q).Count());
        Assert.All(
            discriminators.ThetaD.Join(discriminators.ThetaQ, one => one.Name, other => other.Name, (one, other) => (one, other)),
            pair => Assert.Same(pair.one.Parameter, pair.other.Parameter));
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var classifier = TinyGan.Classifier();
        using var data = TinyGan.Data(classifier);
        using var gan = TinyGan.Gan(classifier);
        using var algorithm = new Algorithm1(gan) { LearningRate = 1e-3 };
        long Step()
        {
            using (NewDisposeScope()) algorithm.Learn(data.Train.Images, data.Train.Labels);
            return Tensor.TotalCount;
        }

        Step();
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();       // what other tests left is not this step's
            GC.WaitForPendingFinalizers();
        }
        var after = Step();
        for (int i = 0; i < 5; i++) Step();
        Assert.Equal(after, Step());
    }

    [Fact]
    public void The_generator_makes_a_set_for_each_noise()
    {
        using var scope = NewDisposeScope();
        using var classifier = TinyGan.Classifier();
        var generator = new FilterGenerator(classifier.Filters(2));
        var sets = generator.call(randn(3, 8));
        Assert.Equal([3, 24, 12, 3, 3], sets.shape);
        Assert.True((sets[0] - sets[1]).norm().item<float>() > 0.01f);
        Assert.Equal(26_520, new FilterGenerator(classifier.Filters(4)).parameters().Sum(parameter => parameter.numel()));
        Assert.Contains("[m, 8]", Assert.Throws<ArgumentException>(() => generator.call(randn(3, 7))).Message);
    }
}
