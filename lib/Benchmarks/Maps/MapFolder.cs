using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Benchmarks.Maps;

/// <summary>A temporary folder of matrices.</summary>
internal sealed class MapFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("maps-");

    /// <summary>The path of a matrix.</summary>
    public string this[string name] => Path.Combine(folder.FullName, $"{name}.bin");

    /// <summary>Writes a matrix as float32 by rows.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, Tensor matrix)
    {
        var values = matrix.to(float32).cpu().data<float>().ToArray();
        File.WriteAllBytes(this[name], MemoryMarshal.AsBytes<float>(values).ToArray());
        return this[name];
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => folder.Delete(recursive: true);
}
