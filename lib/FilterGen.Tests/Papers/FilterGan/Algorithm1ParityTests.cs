using FilterGen.Papers.FilterGan;
using FilterGen.Tests.Fixtures;
using FilterGen.Training.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>
/// Two iterations of Algorithm 1 against PyTorch's (lib/Benchmarks/pytorch/filter_gan.py) from the same networks, images and noise:
/// the classifier, the losses, the gradients, RMSprop's squares and the parameters afterwards. PyTorch computed in double precision,
/// image by image; the file holds it rounded to single.
/// </summary>
public sealed class Algorithm1ParityTests
{
    private static readonly (ScalarType Type, double Values, double Gradients)[] Precisions = [(float64, 1e-6, 1e-6), (float32, 1e-5, 1e-4)];

    public static TheoryData<string, FilterGanOptions> Forms => new()
    {
        { "joint", new() },
        { "separate", new() { SeparateUpdates = true } },
        { "saturating", new() { Layer = 2, Saturating = true } },
    };

    [PyTorchTheory]
    [MemberData(nameof(Forms))]
    public void Steps_equal_PyTorchs(string name, FilterGanOptions options)
    {
        using var file = new SafetensorsReader(Path.Combine(PyTorch.Folder, $"filter-gan-{name}.safetensors"));
        foreach (var (type, values, gradients) in Precisions)
        {
            using var scope = NewDisposeScope();
            Compare(file, options, type, values, gradients);
        }
    }

    private static void Compare(SafetensorsReader file, FilterGanOptions options, ScalarType type, double values, double gradients)
    {
        Tensor Read(string key) => TensorBytes.Read(file, file.Entries[key]).to(type);
        var classifier = new FiveLayerNet();
        using var off = no_grad();
        foreach (var (name, value) in classifier.state_dict().Where(entry => !entry.Key.EndsWith("num_batches_tracked")))
            value.copy_(Read($"classifier/{name}"));
        var gan = new FilterGanNet(classifier, options);
        gan.to(type);
        var parameters = gan.named_parameters().Where(named => !named.name.StartsWith("classifier."))
            .ToDictionary(named => named.name, named => named.parameter);
        foreach (var (parameter, value) in parameters) value.copy_(Read($"start/{parameter}"));
        gan.train();
        var images = Read("images");
        Close.Assert(Read("before"), classifier.Before(images, options.Layer), values, $"{type}: before");
        Close.Assert(Read("logits"), classifier.forward(images), values, $"{type}: logits");

        using var on = enable_grad();
        int step = 0;
        const double rate = 1e-3;
        using var algorithm = new Algorithm1(gan, _ => Read($"{step}/z")) { LearningRate = rate };
        for (; step < 2; step++)
        {
            var start = parameters.ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
            var objective = algorithm.Learn(Read("before"), zeros(images.shape[0], int64));
            Close.Assert(Read($"{step}/losses"), stack(objective.Terms.Select(term => term.Value)), values, $"{type}: losses of step {step}");
            foreach (var (of, square) in algorithm.State)
            {
                var key = $"{step}/squares/{of[..2]}{(of[0] == 'G' ? "generator" : "discriminators")}.{of[2..^":square".Length]}";
                Close.Assert(Read(key), square, 2 * gradients, $"{type}: {key}", 1e-12);
                if (step > 0 || options.SeparateUpdates) continue;
                // RMSProp's step backwards: what moved the parameter was its gradient.
                var parameter = key.Split(':')[1];
                using var still = no_grad();
                var moved = (start[parameter] - parameters[parameter]) * (square.sqrt() + 1e-8) / (of[0] == 'G' ? rate : rate / 2);
                Close.Assert(Read($"gradients/{parameter}"), moved, gradients, $"{type}: gradient of {parameter}", 1e-6);
            }
            foreach (var (parameter, value) in parameters)
                Close.Assert(Read($"{step}/after/{parameter}"), value, type == float64 ? values : gradients, $"{type}: {parameter} after step {step}");
        }
    }
}
