using FilterGen.Papers.NetworkVision.Networks;
using FilterGen.Training;

namespace FilterGen.Papers.NetworkVision;

/// <summary>One of the paper's five kinds of classifiers, made small enough to be trained here.</summary>
/// <param name="Letter">As the paper calls it.</param>
/// <param name="Name">Its name in full.</param>
/// <param name="Create">Makes it for images of a side and a number of classes, with weights drawn from the current seed.</param>
public sealed record ClassifierKind(string Letter, string Name, Func<int, int, Classifier> Create)
{
    /// <summary>LeNet-5; for images of 224×224 as appendix B says.</summary>
    public static ClassifierKind LeNet { get; } = new(
        "L", "LeNet-5", (side, classes) => side == 224 ? LeNet5.ForImageNet(classes) : LeNet5.ForSmall(side, classes));

    /// <summary>In place of AlexNet.</summary>
    public static ClassifierKind AlexNet { get; } = new("A", "AlexNet", (side, classes) => new SmallAlexNet(side, classes));

    /// <summary>In place of VGG 16 with batch norm.</summary>
    public static ClassifierKind Vgg { get; } = new("V", "VGG-BN", (side, classes) => new SmallVgg(side, classes));

    /// <summary>In place of Inception v3.</summary>
    public static ClassifierKind Inception { get; } = new("I", "Inception", (side, classes) => new SmallInception(side, classes));

    /// <summary>In place of ResNet-50.</summary>
    public static ClassifierKind ResNet { get; } = new("R", "ResNet", (side, classes) => new SmallResNet(side, classes));

    /// <summary>The paper's five, in its order.</summary>
    public static IReadOnlyList<ClassifierKind> All { get; } = [LeNet, AlexNet, Vgg, Inception, ResNet];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
