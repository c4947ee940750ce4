using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

[Collection(TrainingCollection.Name)]
public sealed class LandmarkNetTests
{
    [Theory]
    [InlineData(false, "location")]
    [InlineData(true, "reconstruction", "location")]
    public void The_loss_is_the_sum_of_its_parts(bool generated, params string[] parts)
    {
        using var scope = NewDisposeScope();
        using var net = LandmarkCell.Of(2, FaceSet.Rot, generated).CreateNetwork();
        net.eval();
        Tensor images = rand([2, 3, 64, 64]), landmarks = 63 * rand([2, 5, 2]);
        var (loss, output, terms) = net.Evaluate(images, landmarks);
        Assert.Equal(parts, terms.Select(term => term.Name));
        Close.Assert(terms.Select(term => term.Value).Aggregate((a, b) => a + b), loss, 1e-6, "loss");
        Close.Assert(HeatMaps.Divergence(output, landmarks), terms[^1].Value, 1e-6, "location");
        Close.Assert(net.forward(images), output, 1e-5, "heat maps");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Skip_connections_bring_the_first_map_to_the_last_row(bool generated)
    {
        const int n = 3;
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using LandmarkNet net = generated ? new LandmarkFilterGenerationNet(n, skips: true) : new LandmarkBaseline(n, skips: true);
        net.eval();
        Tensor images = rand([2, 3, 64, 64]);
        var last = net.named_parameters().Where(p => p.parameter.shape[0] == 5).ToDictionary(p => p.name.Split('.')[^1], p => p.parameter);
        last["weight"][.., ..n].zero_();        // what the decoder gives; the rest is the encoder's first map
        Tensor first = net is LandmarkFilterGenerationNet own
            ? own.Prediction.Inspect(images, own.Reductions.Zip(own.Autoencoder.Encode(images).Taps, (r, tap) => r.forward(tap)).ToArray())
                .Layers[0].FeatureMaps
            : ((Stages)net.named_children().Single(child => child.name == "encoder").module)[0].forward(images);
        Tensor expected = nn.functional.conv2d(first, last["weight"][.., n..], last["bias"], padding: [1, 1]);
        Close.Assert(expected, net.forward(images), 1e-5, "heat maps");
    }

    [Fact]
    public void The_score_is_the_mean_error_of_what_is_located()
    {
        using var scope = NewDisposeScope();
        using var net = new LandmarkBaseline(2);
        using var faces = new ImageSet(rand([7, 3, 64, 64]), 63 * rand([7, 5, 2]));
        net.train();
        var errors = net.Measure(faces);
        Assert.True(net.training);
        Assert.Equal(errors.AverageMean, LandmarkNet.MeanError.Of(Trainer.Evaluate(net, faces)), 1e-3 * errors.AverageMean);
        Assert.Equal([7, 5, 2], net.Locate(faces.Images).shape);
    }

    [Fact]
    public void Training_finds_the_landmarks_of_turned_faces()
    {
        using var faces = DrawnFaces.Load(FaceSet.Rot, train: 32, test: 4);
        var run = Trainer.Fit(() => new LandmarkBaseline(16), faces, Fits.Options with { Epochs = 30, BatchSize = 8 });
        using var net = (LandmarkNet)run.Network;
        Tensor landmarks = faces.Train.Labels, middle = landmarks.mean([0], keepdim: true).expand(32, 5, 2);
        double guess = LandmarkErrors.Of(middle, landmarks).AverageMean, found = net.Measure(faces.Train).AverageMean;
        Assert.True(found < 0.5 * guess, $"mean error {found:F1} %, of the mean place of each landmark {guess:F1} %");
    }
}
