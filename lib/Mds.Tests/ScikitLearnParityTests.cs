using System.Runtime.InteropServices;
using System.Text.Json;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Mds.Tests;

/// <summary>On the distances of 80 handwritten digits: see scikit_learn.py.</summary>
public sealed class ScikitLearnParityTests
{
    private const int Points = 80;
    private const int Steps = 5;

    private static readonly PythonOracle Oracle = new("sklearn", "Mds.Tests/scikit_learn.py");

    internal static bool IsInstalled => Oracle.IsInstalled;

    [ScikitLearnTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void SmacofFromTheSameStart(int start)
    {
        using var scope = NewDisposeScope();
        Tensor distances = Matrix("distances"), initial = Matrix($"initial{start}");
        using var steps = Smacof.Fit(distances, new() { Initial = initial, MaxIterations = Steps });
        Close.Assert(Matrix($"steps{start}"), steps.Embedding, 1e-6, "the first steps");
        Assert.Equal(Steps, steps.Iterations);
        Assert.False(steps.Converged);

        using var map = Smacof.Fit(distances, new() { Initial = initial });
        Assert.True(map.Converged);
        using var numbers = JsonDocument.Parse(File.ReadAllText(Path.Combine(Oracle.Folder, "numbers.json")));
        Assert.InRange(map.Stress / numbers.RootElement.GetProperty($"stress{start}").GetDouble(), 0.99, 1.01);
    }

    [ScikitLearnTheory]
    [InlineData(2)]
    [InlineData(5)]
    public void ClassicalScalingIsTheEigenvectors(int dimensions)
    {
        using var scope = NewDisposeScope();
        using var found = ClassicalScaling.Fit(Matrix("distances"), dimensions);
        var values = tensor(Array("values"));
        Close.Assert(values, found.Eigenvalues, 1e-10, "eigenvalues");
        var expected = Matrix("vectors").narrow(1, 0, dimensions) * values.narrow(0, 0, dimensions).sqrt();
        var signs = (expected * found.Embedding).sum(0, keepdim: true).sign();
        Close.Assert(expected * signs, found.Embedding, 1e-8, "eigenvectors");
    }

    private static Tensor Matrix(string name) => tensor(Array(name)).reshape(Points, -1);

    private static double[] Array(string name) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(Oracle.Folder, $"{name}.bin"))).ToArray();
}
