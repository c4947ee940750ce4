using System.Diagnostics;
using Benchmarks.SideBySide;
using FilterGen.Data;
using static TorchSharp.torch;

namespace Benchmarks.PlainTorchSharp;

/// <summary>Training steps as TorchSharp's users write them: its modules, its Adam, a dispose scope for each step.</summary>
/// <param name="network">The network.</param>
/// <param name="data">Makes a set with so many training images.</param>
internal sealed class PlainTraining(PlainNet network, Func<long, ImageData> data) : IMeasurement
{
    private readonly optim.Optimizer optimizer = optim.Adam(network.parameters(), 1e-3);

    /// <inheritdoc/>
    public double[] Run(int steps, int warm, int passes)
    {
        using var images = data((long)steps * Case.BatchSize);
        network.train();
        return [.. Enumerable.Range(0, warm + passes).Select(_ => Pass(images.Train).TotalMilliseconds / steps).Skip(warm)];
    }

    private TimeSpan Pass(ImageSet set)
    {
        using var pass = NewDisposeScope();
        var begin = Stopwatch.GetTimestamp();
        Tensor loss = zeros([]), right = zeros([], int64);
        foreach (var places in randperm(set.Count).split(Case.BatchSize))
        {
            using var step = NewDisposeScope();
            Tensor images = set.Images.index_select(0, places), labels = set.Labels.index_select(0, places);
            optimizer.zero_grad();
            var (batchLoss, logits) = network.Evaluate(images, labels);
            batchLoss.backward();
            optimizer.step();
            loss.add_(batchLoss.detach());
            right.add_(logits.argmax(1).eq(labels).sum());
        }
        _ = (loss.item<float>(), right.item<long>());
        return Stopwatch.GetElapsedTime(begin);
    }
}
