namespace FilterGen.Data;

/// <summary>A training set and a test set of images, each sorted into one of a few classes.</summary>
public class ClassificationData : ImageData
{
    /// <summary>Takes over the two sets, for example of one's own arrays (<see cref="ImageSet.Of"/>).</summary>
    /// <param name="name">The data's name as it is shown, for example <c>MNIST</c>.</param>
    /// <param name="train">The samples to learn from; labels int64 [N].</param>
    /// <param name="test">The samples to measure with; labels int64 [N].</param>
    /// <param name="classes">The classes' names; class i is the i-th.</param>
    /// <exception cref="ArgumentException">The labels are not class numbers.</exception>
    public ClassificationData(string name, ImageSet train, ImageSet test, IReadOnlyList<string> classes)
        : base(name, Checked(train, classes.Count, nameof(train)), Checked(test, classes.Count, nameof(test))) => Classes = classes;

    /// <summary>The classes' names; class i is the i-th.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Name, sizes and classes.</summary>
    public override string ToString() => $"{base.ToString()}; {Classes.Count} classes: {string.Join(", ", Classes)}";

    private static ImageSet Checked(ImageSet set, int classes, string parameter)
    {
        if (set.Labels.dim() != 1 || set.Labels.dtype != ScalarType.Int64)
            throw new ArgumentException($"expected labels of int64 [N], found {ImageSet.Describe(set.Labels)}.", parameter);
        using var scope = NewDisposeScope();
        if (set.Labels.min().item<long>() is var least && set.Labels.max().item<long>() is var most && (least < 0 || most >= classes))
            throw new ArgumentException(
                $"expected labels of 0 to {classes - 1}, one of {classes} classes, found {(least < 0 ? least : most)}.", parameter);
        return set;
    }
}
