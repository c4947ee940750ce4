namespace FilterGen.Data.Folders;

/// <summary>
/// Images of a tree with a folder for each class, as ImageNet, Imagenette or photographs of one's own are kept. All are read before
/// anything is trained, so that a bad one cannot end an epoch; scaled images are kept in the cache and read from there the next time.
/// </summary>
/// <example><code>
/// using var photographs = ImageFolder.Load("imagenette2/train", new() { Size = 64, PerClass = 200 });
/// photographs.Set.Images                 // float32 [N, 3, 64, 64]
/// </code></example>
public sealed class ImageFolder : IDisposable
{
    private ImageFolder(ImageSet set, IReadOnlyList<string> classes, IReadOnlyList<string> files, IReadOnlyList<string> problems) =>
        (Set, Classes, Files, Problems) = (set, classes, files, problems);

    /// <summary>Images float32 [N, 3, S, S] in [0, 1], class after class, and class numbers int64 [N].</summary>
    public ImageSet Set { get; }

    /// <summary>The names of the folders with images, composed (Unicode NFC) where ICU is, in the order of their characters' numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Each image's file, from the tree's root.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>What was left out and why, one line each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Reads a tree. Names that begin with a dot are passed over.</summary>
    /// <param name="folder">Its root, with a folder for each class. JPEG and PNG, told by their content.</param>
    /// <param name="options">How; null takes the defaults.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">
    /// No image could be read, or one could not and none may be left out; or two folders have one name in both of Unicode's forms.
    /// </exception>
    public static ImageFolder Load(string folder, ImageFolderOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PerClass ?? 1, 1);
        var tree = new FolderTree(folder, options.PerClass);
        var expected = $"{folder}: expected a folder for each class with JPEG or PNG images in it";
        if (tree.Files.Count == 0 && tree.Deeper is { } deeper)
            throw new InvalidDataException($"{expected}, found images a folder deeper, in {deeper}. Give one of the folders in {folder}; "
                + "FolderData.Load takes two, one to learn from and one to measure with.");
        var all = new ScaledImages(tree, options.Size, options.CacheFolder ?? new DataCache().Folder).Read();
        List<string> problems = [.. tree.Problems, .. all.Select(image => image.Problem).OfType<string>()];
        var read = tree.Files.Zip(all).Where(file => file.Second.Pixels is not null).ToList();
        List<string> classes = [.. read.Select(file => file.First.Class).Distinct()];
        problems.AddRange(tree.Files.Select(file => file.Class).Distinct().Except(classes)
            .Select(name => $"{name}: expected images in this class, found none that can be read. The class is left out."));
        if (problems.Count > 0)
        {
            var message = $"{folder}: {problems.Count} left out:\n  {string.Join("\n  ", problems)}";
            if (!options.SkipBad || read.Count == 0) throw new InvalidDataException(message);
            (options.Output ?? Console.Out).WriteLine(message);
        }
        if (read.Count == 0) throw new InvalidDataException($"{expected}, found no images.");

        using var scope = NewDisposeScope();
        var images = empty([read.Count, 3, options.Size, options.Size]);
        foreach (var (place, (_, image)) in read.Index())
        {
            using var step = NewDisposeScope();
            images[place] = tensor(image.Pixels!, ScalarType.Byte).reshape(3, options.Size, options.Size).to(float32) / 255;
        }
        var labels = tensor(read.Select(file => (long)classes.IndexOf(file.First.Class)).ToArray());
        return new(new(images, labels), classes, [.. read.Select(file => file.First.Path)], problems);
    }

    /// <summary>How many images of what size, and their classes.</summary>
    public override string ToString() => $"{Set}; {Classes.Count} classes: {string.Join(", ", Classes)}"
        + (Problems.Count == 0 ? "" : $"; {Problems.Count} left out");

    /// <summary>Frees the tensors.</summary>
    public void Dispose() => Set.Dispose();
}
