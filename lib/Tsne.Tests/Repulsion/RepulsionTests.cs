using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Grid;
using FilterGen.Tsne.Repulsion;
using FilterGen.Tsne.Running;
using FilterGen.Tsne.Tests.Embedding;

namespace FilterGen.Tsne.Tests.Repulsion;

public sealed class RepulsionTests
{
    private static readonly Workers Workers = new(2);

    public static TheoryData<int, double> Maps => new()
    {
        { 1, 1 }, { 2, 3 }, { 7, 1e-4 }, { 300, 1e-4 }, { 300, 1 }, { 1500, 20 }, { 1500, 150 }, { 2001, 60 },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void AllPairs(int count, double width) => Check(new ExactRepulsion(Workers), count, width, 1e-5);

    [Theory]
    [MemberData(nameof(Maps))]
    public void BarnesHut(int count, double width) => Check(new BarnesHutRepulsion(count, 0.5, Workers), count, width, 0.02);

    [Theory]
    [MemberData(nameof(Maps))]
    public void BarnesHutWithoutApproximation(int count, double width) =>
        Check(new BarnesHutRepulsion(count, 0, Workers), count, width, 1e-4);

    [Theory]
    [MemberData(nameof(Maps))]
    public void ConvolutionOnAGrid(int count, double width) => Check(new FftRepulsion(Workers), count, width, 0.02);

    private static void Check(IRepulsion repulsion, int count, double width, double allowed)
    {
        var map = Layouts.Clusters(count, width);
        var forces = new Layout(count);
        var z = repulsion.Compute(map, forces);
        var (x, y, expected) = Layouts.Repulsion(map);
        if (count == 1)
        {
            Assert.Equal(0, z, 0.01);
            return;
        }
        Assert.InRange(Layouts.RelativeError(forces, x, y), 0, allowed);
        Assert.InRange(z / expected, 1 - allowed, 1 + allowed);
    }
}
