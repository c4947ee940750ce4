namespace FilterGen.Data;

/// <summary>A training set and a test set of labelled images.</summary>
public abstract class ClassificationData : IDisposable
{
    /// <summary>Takes over the two sets.</summary>
    /// <param name="name">The data's name as it is shown, for example <c>MNIST</c>.</param>
    /// <param name="train">The samples to learn from.</param>
    /// <param name="test">The samples to measure with.</param>
    /// <param name="classes">The classes' names; class i is the i-th.</param>
    protected ClassificationData(string name, ImageSet train, ImageSet test, IReadOnlyList<string> classes)
    {
        Name = name;
        Train = train;
        Test = test;
        Classes = classes;
    }

    /// <summary>The data's name as it is shown.</summary>
    public string Name { get; }

    /// <summary>The samples to learn from.</summary>
    public ImageSet Train { get; }

    /// <summary>The samples to measure with.</summary>
    public ImageSet Test { get; }

    /// <summary>The classes' names; class i is the i-th.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Frees both sets.</summary>
    public void Dispose()
    {
        Train.Dispose();
        Test.Dispose();
        GC.SuppressFinalize(this);
    }
}
