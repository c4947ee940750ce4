using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

public class FilterGenerationNetTests
{
    private readonly FilterGenerationNet net = FilterGenerationNet.ForMnist(encoderFilters: 5, repositorySize: 3);

    [Fact]
    public void A_sample_depends_on_no_other_sample_in_evaluation_mode()
    {
        using var scope = NewDisposeScope();
        net.eval();
        Tensor images = rand([3, 1, 28, 28]), before = net.forward(images);
        var changed = images.clone();
        changed[1] = rand([1, 28, 28]);
        var after = net.forward(changed);
        Close.Assert(before[0], after[0], 1e-6, "first sample");
        Close.Assert(before[2], after[2], 1e-6, "last sample");
        Assert.True((before[1] - after[1]).abs().max().item<float>() > 1e-4);
    }

    [Fact]
    public void The_loss_is_reconstruction_plus_classification()
    {
        using var scope = NewDisposeScope();
        net.eval();
        Tensor images = rand([4, 1, 28, 28]), labels = tensor([3L, 1L, 4L, 1L]);
        var (loss, logits, terms) = net.Evaluate(images, labels);
        Tensor o = net.Autoencoder.forward(images), t = images;
        var reconstruction = -(t * o.log() + (1 - t) * (1 - o).log()).mean();                                   // equation 1
        var classification = -logits.softmax(1).gather(1, labels.unsqueeze(1)).log().mean();                    // equation 3
        Assert.Equal(["reconstruction", "classification"], terms.Select(term => term.Name));
        Close.Assert(reconstruction, terms[0].Value, 1e-5, "reconstruction");
        Close.Assert(classification, terms[1].Value, 1e-5, "classification");
        Close.Assert(reconstruction + classification, loss, 1e-5, "loss");
        Close.Assert(net.forward(images), logits, 1e-6, "logits");
    }

    [Fact]
    public void The_loss_stays_finite_for_a_reconstruction_that_is_certain_and_wrong()
    {
        using var scope = NewDisposeScope();
        using (no_grad())
        {
            foreach (var (name, parameter) in net.named_parameters())
                if (name == "autoencoder.decoder.0.conv.bias") parameter.fill_(200);
        }
        var loss = net.Evaluate(zeros([2, 1, 28, 28]), tensor([0L, 1L])).Terms[0].Value.item<float>();
        Assert.InRange(loss, 150, 250);
    }

    [Fact]
    public void Training_lowers_both_losses()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var trained = FilterGenerationNet.ForMnist(encoderFilters: 5, repositorySize: 3);
        Tensor images = rand([16, 1, 28, 28]).round(), labels = arange(16, int64).remainder(10);
        using var optimizer = optim.Adam(trained.parameters(), 5e-3);
        var history = new List<(float Reconstruction, float Classification)>();
        for (int step = 0; step < 40; step++)
        {
            var (loss, _, terms) = trained.Evaluate(images, labels);
            history.Add((terms[0].Value.item<float>(), terms[1].Value.item<float>()));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
        Assert.True(history[^1].Reconstruction < 0.98 * history[0].Reconstruction, $"reconstruction: {history[0]} to {history[^1]}");
        Assert.True(history[^1].Classification < 0.5 * history[0].Classification, $"classification: {history[0]} to {history[^1]}");
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => net.forward(zeros([2, 3, 28, 28])));
        Assert.StartsWith("images: expected [B, 1, 28, 28], found [2, 3, 28, 28].", error.Message);
    }

    [Fact]
    public void Too_few_features_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => net.Prediction.forward(zeros([2, 1, 28, 28]), [zeros([2, 5])]));
        Assert.StartsWith("features: expected 2, one for each generated layer, found 1.", error.Message);
    }

    [Theory]
    [InlineData(0, 5, "encoder filters: expected at least 1, found 0.")]
    [InlineData(5, 0, "repository size: expected at least 1, found 0.")]
    public void Sizes_below_one_are_refused(int encoderFilters, int repositorySize, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => FilterGenerationNet.ForMnist(encoderFilters, repositorySize));
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new FilterGenerationNet(
            Autoencoder.ForMnist(5), [DimensionReduction.ForFirstMnistTap(5)], PredictionNetwork.ForMnist(5, 5)));
        Assert.Equal(
            "expected one reduction and one generated layer for each of the 2 taps, found 1 reductions and 2 generated layers.",
            error.Message);
    }
}
