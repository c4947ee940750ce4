using FilterGen.Tests.Fixtures;
using FilterGen.Tsne.Affinities;
using FilterGen.Tsne.Points;
using FilterGen.Tsne.Running;
using FilterGen.Tsne.Tests.Embedding;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

public sealed class ScikitLearnParityTests
{
    private const int Pixels = 64;
    private const int Part = 200;
    private const int Starts = 2;
    private const double Perplexity = 30;

    private static readonly Workers Workers = new(2);

    [ScikitLearnFact]
    public void JointProbabilitiesOfAllPairs()
    {
        using var scope = NewDisposeScope();
        using var points = new PointMatrix(ScikitLearn.Matrix("images", Pixels).narrow(0, 0, Part));
        var found = DenseAffinities.From(points, Perplexity, Workers);
        var rows = Enumerable.Range(0, Part).SelectMany(i => found[i][..Part].ToArray()).ToArray();
        Close.Assert(ScikitLearn.Matrix("part", Part), tensor(rows, [Part, Part]), 1e-4, "P");
        Assert.Equal(1, rows.Sum(p => (double)p), 1e-6);
    }

    [ScikitLearnFact]
    public void JointProbabilitiesOfNearPoints()
    {
        using var scope = NewDisposeScope();
        using var points = new PointMatrix(ScikitLearn.Matrix("images", Pixels));
        var graph = NearestNeighbours.Find(points, (int)(3 * Perplexity + 1), Workers);
        var found = SparseAffinities.From(graph, Perplexity, Workers);
        var rows = new float[Part * found.Count];
        for (var i = 0; i < Part; i++)
        {
            for (var e = found.Offsets[i]; e < found.Offsets[i + 1]; e++) rows[i * found.Count + found.Columns[e]] = found.Values[e];
        }
        // Among the farthest neighbours some are equally near, and scikit-learn may take others of them.
        Close.Assert(ScikitLearn.Matrix("sparse", found.Count), tensor(rows, [Part, found.Count]), 1e-3, "P");
    }

    [ScikitLearnFact]
    public void PrincipalDirections()
    {
        using var scope = NewDisposeScope();
        using var found = PrincipalComponents.Fit(ScikitLearn.Matrix("images", Pixels), 3);
        var expected = ScikitLearn.Matrix("components", Pixels).to(float64);
        var signs = (expected * found.Components).sum(1, keepdim: true).sign();
        Close.Assert(expected * signs, found.Components, 1e-5, "components");
    }

    [ScikitLearnFact]
    public void MeasuresOfSeparability()
    {
        using var scope = NewDisposeScope();
        var images = ScikitLearn.Matrix("images", Pixels);
        Assert.Equal(ScikitLearn.Number("silhouette"), Separability.Silhouette(images, ScikitLearn.Labels()), 1e-5);
        var accuracy = Separability.NearestNeighbourAccuracy(images, ScikitLearn.Labels());
        Assert.Equal(ScikitLearn.Number("accuracy"), accuracy, 0.12); // two images, for equal distances in another order
    }

    /// <summary>
    /// From the same starts, over the same number of steps. The accuracies are means over the starts: a single map's differs by some
    /// tenths when a last bit does.
    /// </summary>
    [ScikitLearnTheory]
    [InlineData(TSneMethod.Exact)]
    [InlineData(TSneMethod.BarnesHut)]
    [InlineData(TSneMethod.Fft)]
    public void MapsAreAsGood(TSneMethod method)
    {
        using var scope = NewDisposeScope();
        var images = ScikitLearn.Matrix("images", Pixels);
        var joint = ScikitLearn.Array("joint");
        double found = 0, expected = 0;
        for (var start = 0; start < Starts; start++)
        {
            using var map = TSne.Fit(images, new()
            {
                Method = method,
                Perplexity = Perplexity,
                Iterations = 500,
                Initial = ScikitLearn.Matrix($"initial{start}", 2),
                Output = TextWriter.Null,
            });
            var ratio = Layouts.Divergence(joint, map.Embedding) / ScikitLearn.Number($"divergence{start}");
            Assert.InRange(ratio, 0.94, 1.01); // less is better; the exact way minimizes this very divergence
            found += Separability.NearestNeighbourAccuracy(map.Embedding, ScikitLearn.Labels());
            expected += ScikitLearn.Number($"accuracy{start}");
        }
        Assert.Equal(expected / Starts, found / Starts, 0.5);
    }
}
