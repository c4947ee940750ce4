namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>What the backbone starts from: a file of torchvision's ResNet-18, or random numbers.</summary>
public sealed class ResNetWeights
{
    private ResNetWeights(string description, string? path) => (Description, Path) = (description, path);

    /// <summary>Start values drawn as torchvision draws them.</summary>
    public static ResNetWeights Random { get; } = new("random start", null);

    /// <summary>What it is, for the records of a run.</summary>
    public string Description { get; }

    /// <summary>The file, or null for random numbers.</summary>
    public string? Path { get; }
}
