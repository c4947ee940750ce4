using FilterGen.Data;
using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>Measures every classifier behind every autoencoder (Table 2, before it is divided).</summary>
public static class CrossMeasurement
{
    /// <summary>The accuracies as fractions, all from one pass over a set: each image is reconstructed once by each autoencoder.</summary>
    /// <param name="pretrained">A_S.</param>
    /// <param name="chains">A name for each classifier i, the classifier and its A_i, on one device, the same as A_S.</param>
    /// <param name="set">The images, with class numbers.</param>
    /// <exception cref="ArgumentException">There are no classifiers.</exception>
    public static CrossEvaluation Over(
        SegNet pretrained, IReadOnlyList<(string Name, Classifier Classifier, SegNet Tuned)> chains, ImageSet set)
    {
        if (chains.Count == 0) throw new ArgumentException("expected at least one classifier, found none.", nameof(chains));
        var n = chains.Count;
        SegNet?[] sources = [null, pretrained, .. chains.Select(chain => chain.Tuned)];
        var correct = new long[sources.Length, n];
        using var modes = new Modes(sources.OfType<nn.Module>().Concat(chains.Select(chain => chain.Classifier)));
        using var off = no_grad();
        var device = pretrained.parameters().First().device;
        using var near = DataPlace.Near(set, device);
        using var batches = new Batches(near, Trainer.TestBatchSize(near.Images, device), device: device).GetEnumerator();
        while (true)
        {
            using var scope = NewDisposeScope();
            if (!batches.MoveNext()) break;
            var (images, labels, _) = batches.Current;
            for (var i = 0; i < sources.Length; i++)
            {
                using var inner = NewDisposeScope();
                var seen = sources[i]?.call(images) ?? images.alias();
                for (var j = 0; j < n; j++) correct[i, j] += chains[j].Classifier.call(seen).argmax(1).eq(labels).sum().item<long>();
            }
        }
        double[] Row(int i) => [.. Enumerable.Range(0, n).Select(j => (double)correct[i, j] / set.Count)];
        var accuracy = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) accuracy[i, j] = (double)correct[i + 2, j] / set.Count;
        }
        return new([.. chains.Select(chain => chain.Name)], accuracy, Alone: Row(0), Pretrained: Row(1));
    }

    /// <summary>Several networks in evaluation mode until disposed.</summary>
    private sealed class Modes(IEnumerable<nn.Module> networks) : IDisposable
    {
        private readonly EvaluationMode[] held = [.. networks.Distinct().Select(network => new EvaluationMode(network))];

        public void Dispose()
        {
            foreach (var mode in held) mode.Dispose();
        }
    }
}
