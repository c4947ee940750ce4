using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

/// <summary>NumPy's .npz files of float32 arrays.</summary>
internal static class Npz
{
    private const int Prefix = 10;

    /// <summary>The arrays by name.</summary>
    public static Dictionary<string, Tensor> Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => Path.GetFileNameWithoutExtension(entry.Name), Read);
    }

    private static Tensor Read(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        using var memory = new MemoryStream();
        packed.CopyTo(memory);
        var bytes = memory.ToArray();
        int start = Prefix + BitConverter.ToUInt16(bytes, Prefix - 2);
        var header = Encoding.ASCII.GetString(bytes, Prefix, start - Prefix);
        Assert.Contains("'descr': '<f4', 'fortran_order': False", header, StringComparison.Ordinal);
        long[] shape = [.. Regex.Matches(Regex.Match(header, @"\(.*\)").Value, @"\d+").Select(size => long.Parse(size.Value))];
        return tensor(MemoryMarshal.Cast<byte, float>(bytes.AsSpan(start)).ToArray(), shape);
    }
}
