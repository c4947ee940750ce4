namespace FilterGen.Data.Folders;

/// <summary>Two trees of images with a folder for each class, one to learn from and one to measure with.</summary>
/// <example><code>
/// using var imagenette = FolderData.Load("imagenette2/train", "imagenette2/val", new() { Size = 64 });
/// </code></example>
public sealed class FolderData : ClassificationData
{
    private FolderData(string name, ImageFolder train, ImageFolder test) : base(name, train.Set, test.Set, train.Classes)
    {
    }

    /// <summary>Reads both trees, as <see cref="ImageFolder.Load"/> does.</summary>
    /// <param name="train">The root of the images to learn from; its name is the data's.</param>
    /// <param name="test">The root of the images to measure with, with folders of the same names.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="InvalidDataException">The classes differ.</exception>
    /// <inheritdoc cref="ImageFolder.Load"/>
    public static FolderData Load(string train, string test, ImageFolderOptions? options = null)
    {
        var (learn, measure) = (ImageFolder.Load(train, options), ImageFolder.Load(test, options));
        if (learn.Classes.SequenceEqual(measure.Classes)) return new(new DirectoryInfo(train).Name, learn, measure);
        learn.Dispose();
        measure.Dispose();
        throw new InvalidDataException(
            $"{test}: expected the training images' {learn.Classes.Count} classes ({string.Join(", ", learn.Classes)}), found "
            + $"{measure.Classes.Count} ({string.Join(", ", measure.Classes)}). Give both trees the same folders.");
    }
}
