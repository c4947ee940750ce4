namespace FilterGen.Data;

/// <summary>A training set and a test set of images with what is to be said about them.</summary>
public class ImageData : IDisposable
{
    /// <summary>Takes over the two sets.</summary>
    /// <param name="name">The data's name as it is shown, for example <c>MNIST</c>.</param>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="test">The samples to measure with.</param>
    public ImageData(string name, ImageSet train, ImageSet test)
    {
        Name = name;
        Train = train;
        Test = test;
    }

    /// <summary>The data's name as it is shown.</summary>
    public string Name { get; }

    /// <summary>The samples to learn from.</summary>
    public ImageSet Train { get; }

    /// <summary>The samples to measure with.</summary>
    public ImageSet Test { get; }

    /// <summary>Name and sizes: <c>MNIST: 60,000 images of 1×28×28 to learn from, 10,000 to measure with</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: {Train.Count:N0} images of {Train.Size} to learn from, {Test.Count:N0} to measure with");

    /// <summary>Frees both sets.</summary>
    public void Dispose()
    {
        Train.Dispose();
        Test.Dispose();
        GC.SuppressFinalize(this);
    }
}
