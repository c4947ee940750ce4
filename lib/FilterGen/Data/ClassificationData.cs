namespace FilterGen.Data;

/// <summary>A training set and a test set of images, each sorted into one of a few classes.</summary>
public abstract class ClassificationData : ImageData
{
    /// <summary>Takes over the two sets.</summary>
    /// <param name="name">The data's name as it is shown, for example <c>MNIST</c>.</param>
    /// <param name="train">The samples to learn from; labels int64 [N].</param>
    /// <param name="test">The samples to measure with; labels int64 [N].</param>
    /// <param name="classes">The classes' names; class i is the i-th.</param>
    /// <exception cref="ArgumentException">The labels are not class numbers.</exception>
    protected ClassificationData(string name, ImageSet train, ImageSet test, IReadOnlyList<string> classes)
        : base(name, Checked(train, nameof(train)), Checked(test, nameof(test))) => Classes = classes;

    /// <summary>The classes' names; class i is the i-th.</summary>
    public IReadOnlyList<string> Classes { get; }

    private static ImageSet Checked(ImageSet set, string parameter) => set.Labels.dim() == 1 && set.Labels.dtype == ScalarType.Int64
        ? set
        : throw new ArgumentException($"expected labels of int64 [N], found {ImageSet.Describe(set.Labels)}.", parameter);
}
