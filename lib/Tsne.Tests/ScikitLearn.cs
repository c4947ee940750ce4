using System.Runtime.InteropServices;
using System.Text.Json;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tsne.Tests;

/// <summary>What scikit-learn makes of its own handwritten digits (1,797 images of 8×8 pixels): see scikit_learn.py.</summary>
internal static class ScikitLearn
{
    private static readonly PythonOracle Oracle = new("sklearn", "Tsne.Tests/scikit_learn.py");

    public static bool IsInstalled => Oracle.IsInstalled;

    /// <summary>A matrix of float64.</summary>
    public static double[] Array(string name) =>
        MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(Oracle.Folder, $"{name}.bin"))).ToArray();

    /// <summary>A matrix of float64 as float32 [N, <paramref name="columns"/>].</summary>
    public static Tensor Matrix(string name, int columns) => tensor(Array(name)).reshape(-1, columns).to(float32);

    /// <summary>The digit of each image, int64 [N].</summary>
    public static Tensor Labels() => tensor(Array("labels")).to(int64);

    /// <summary>A single number.</summary>
    public static double Number(string name)
    {
        using var numbers = JsonDocument.Parse(File.ReadAllText(Path.Combine(Oracle.Folder, "numbers.json")));
        return numbers.RootElement.GetProperty(name).GetDouble();
    }
}
