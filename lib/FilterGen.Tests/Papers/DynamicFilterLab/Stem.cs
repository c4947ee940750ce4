using FilterGen.Papers.DynamicFilterLab;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

/// <summary>The first layers of torchvision's ResNet-18 with activations to match, on machines that have them.</summary>
internal static class Stem
{
    /// <summary>The file of weights; check.npz is beside it. Null where they are absent.</summary>
    public static string? File { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(ResNetWeights.FileVariable) is { Length: > 0 } named && HasCheck(named))
            return named;
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, "shared", "data", "resnet18-stem", "resnet18-stem.pth") is var path && HasCheck(path))
                return path;
        return null;
    }

    private static bool HasCheck(string path) => System.IO.File.Exists(path)
        && System.IO.File.Exists(Path.Combine(Path.GetDirectoryName(path)!, "check.npz"));
}
