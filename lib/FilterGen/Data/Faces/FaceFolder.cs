using System.Security.Cryptography;

namespace FilterGen.Data.Faces;

/// <summary>MTFL unpacked: <c>training.txt</c> lies in the folder itself or in one folder in it.</summary>
internal sealed class FaceFolder : FaceFiles
{
    private readonly string root;

    public FaceFolder(string path)
        : base(path) => root = Directory.GetDirectories(Source)
            .FirstOrDefault(folder => !IsRoot(Source) && IsRoot(folder)) ?? Source;

    /// <inheritdoc/>
    public override string Stamp
    {
        get
        {
            var files = new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))));
        }
    }

    /// <inheritdoc/>
    public override byte[]? Read(string name)
    {
        var path = Path.Combine(root, name);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    private static bool IsRoot(string folder) => File.Exists(Path.Combine(folder, List));
}
