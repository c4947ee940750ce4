using System.Reflection;
using FilterGen.Data;
using FilterGen.Training.PyTorchFiles;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>What the backbone starts from: a file of ResNet-18's weights, or random numbers.</summary>
public sealed class ResNetWeights
{
    /// <summary>The environment variable that names a file to start from.</summary>
    public const string FileVariable = "FILTERGEN_RESNET18";

    private const string Set = "resnet18";
    private const string OfficialFile = "resnet18-f37072fd.pth";
    private static readonly string[] LaterLayers = ["layer1.1.", "layer2.", "layer3.", "layer4.", "fc."];
    private const int ShownDigits = 8;

    private ResNetWeights(string description, string? path) => (Description, Path) = (description, path);

    /// <summary>Start values drawn as torchvision draws them.</summary>
    public static ResNetWeights Random { get; } = new("random start", null);

    /// <summary>What it is, for the records of a run: <c>start resnet18-f37072fd.pth</c> or <c>random start</c>.</summary>
    public string Description { get; }

    /// <summary>The file, or null for random numbers.</summary>
    public string? Path { get; }

    /// <summary>Where NuGet put the package's file when this library was built.</summary>
    internal static string? Packaged { get; } = typeof(ResNetWeights).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(entry => entry.Key == "ResNet18")?.Value;

    /// <summary>
    /// Weights pretrained on ImageNet: the file that FILTERGEN_RESNET18 names, else <c>resnet18-f37072fd.pth</c> or another .pth
    /// file in <c>resnet18</c> in the cache folder, else torchvision's file, which is downloaded (45 MB), else <c>ResNet18.onnx</c> of
    /// the NuGet package <c>Microsoft.ML.DnnImageFeaturizer.ResNet18</c>, which the build restores: a line on the console says so.
    /// </summary>
    /// <returns>Where none can be had, <see cref="Random"/>: a line on the console says so, and <see cref="Description"/>.</returns>
    /// <exception cref="FileNotFoundException">FILTERGEN_RESNET18 names a file that is not there.</exception>
    public static ResNetWeights Pretrained() =>
        Find(new DataCache(), Environment.GetEnvironmentVariable, Packaged, Console.Out);

    /// <summary>
    /// A file that torch.save wrote, with torchvision's names: all of ResNet-18, or at least the layers that are used; or, with a name
    /// that ends in .onnx, the NuGet package's.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ResNetWeights FromFile(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path}: expected weights of ResNet-18, found no file.", path);
        var name = System.IO.Path.GetFileName(path);
        var hash = DataFile.Hash(path)[..ShownDigits];
        return new($"start {name}{(name.Contains(hash, StringComparison.Ordinal) ? "" : $" {hash}")}", path);
    }

    internal static ResNetWeights Find(DataCache cache, Func<string, string?> variable, string? packaged, TextWriter output)
    {
        if (variable(FileVariable) is { Length: > 0 } named)
            return FromFile(named);
        if (Placed(cache) is { } placed)
            return FromFile(placed);
        try
        {
            return FromFile(cache.Fetch(Set, OfficialFile));
        }
        catch (DataUnavailableException) when (File.Exists(packaged))
        {
            output.WriteLine($"{OfficialFile} cannot be downloaded: the backbone starts from another ResNet-18 trained on ImageNet, "
                + $"{System.IO.Path.GetFileName(packaged)} of NuGet's Microsoft.ML.DnnImageFeaturizer.ResNet18. "
                + $"Set {FileVariable} to torchvision's file to use that.");
            return FromFile(packaged);
        }
        catch (DataUnavailableException failure)
        {
            output.WriteLine(failure.Message);
            output.WriteLine(
                "WARNING: no pretrained ResNet-18 was found: the backbone starts from RANDOM numbers, and accuracies are lower than "
                + $"the lab expects. Set {FileVariable} to a file of weights, or run again with a network.");
            return Random;
        }
    }

    /// <summary>Loads the weights into a network, or does nothing where they are random.</summary>
    /// <param name="network">
    /// Layers with torchvision's names: all of ResNet-18, or its first ones. Later layers that the file lacks stay as they are.
    /// </param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, is no state_dict, has a layer of another shape, or lacks one up to layer1's first block.
    /// </exception>
    public void LoadInto(nn.Module network)
    {
        if (Path is null)
            return;
        if (Path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase))
        {
            OnnxResNet.LoadInto(Path, network);
            return;
        }
        var found = PyTorchFile.LoadInto(network, Path);
        // Files from before PyTorch 0.4.1 do not count batches; nothing here uses the count.
        var missing = network.state_dict().Keys
            .Where(name => !found.Contains(name) && !name.EndsWith("num_batches_tracked", StringComparison.Ordinal)
                && !Array.Exists(LaterLayers, later => name.StartsWith(later, StringComparison.Ordinal)))
            .ToList();
        if (missing.Count > 0)
            throw new InvalidDataException(
                $"{Path}: expected the first layers of torchvision's ResNet-18, found no {string.Join(", ", missing)}.");
    }

    private static string? Placed(DataCache cache)
    {
        var folder = new DirectoryInfo(System.IO.Path.Combine(cache.Folder, Set));
        var files = folder.Exists ? folder.GetFiles("*.pth").Select(file => file.FullName).ToList() : [];
        // The official file goes through the cache, which checks it.
        return files.Exists(file => file.EndsWith(OfficialFile, StringComparison.Ordinal)) ? null : files.Order().FirstOrDefault();
    }
}
