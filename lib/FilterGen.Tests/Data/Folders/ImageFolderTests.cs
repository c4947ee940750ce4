using FilterGen.Data.Folders;
using SkiaSharp;

namespace FilterGen.Tests.Data.Folders;

public sealed class ImageFolderTests : IDisposable
{
    // Made by Pillow 9.4: a CMYK JPEG of magenta and yellow ink, 16×16; a 16-bit grey PNG, 2×2: 0, 65535, 32896, 65535; an animated PNG,
    // red then green; and a JPEG of 32×16, red on the left and blue on the right, whose EXIF mark says to turn it right (6).
    private const string Cmyk = "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAJ/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EQwBNAFkASwAAPwCqaVSVSqYAAAD/2Q==";
    private const string SixteenBit = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACEAAAAAAHTY67AAAAEklEQVR4nGNgYPj/n6mhgYEBABCHAwH9I+zXAAAAAElFTkSuQmCC";
    private const string Animated = "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAAAAAEAAAABAAAAAAAAAAAAGQD6AAAvnNQ/AAAABBJREFUeJxj/M+AAEwMRHEAM9EBBzqEPrgAAAAaZmNUTAAAAAEAAAAEAAAABAAAAAAAAAAAAGQD6AAAJQC6KAAAABZmZEFUAAAAAnicY2T4zwAHTAwMxHAAMtIBB97JYRcAAAAASUVORK5CYII=";
    private const string Turned = "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAgG/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AzoBHEigADCFZ/9k=";

    private readonly TemporaryFolder folder = new();
    private readonly StringWriter output = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ClassesAreFoldersInTheOrderOfTheirNamesInAnyScript()
    {
        Put("tree/Übung/a.png", Png(8, 8, SKColors.Red));
        Put("tree/猫/b.png", Png(8, 8, SKColors.Lime));
        Put("tree/cat/ü 1.png", Png(20, 8, SKColors.Blue));
        Put("tree/cat/.hidden", [1]);
        using var found = Load();
        Assert.Equal(["cat", "Übung", "猫"], found.Classes);
        Assert.Equal(["cat/ü 1.png", "Übung/a.png", "猫/b.png"], found.Files);
        Assert.Equal([0L, 1, 2], found.Set.Labels.data<long>().ToArray());
        Assert.Equal([3, 3, 4, 4], found.Set.Images.shape);
        Assert.Equal(["0 0 1", "1 0 0", "0 1 0"], Enumerable.Range(0, 3).Select(i => Colour(found, i, 2, 2)));
        Assert.Empty(found.Problems);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void PicturesOfEveryKindAreShownAsTheyShould()
    {
        Put("tree/a/1-cmyk.jpg", Convert.FromBase64String(Cmyk));
        Put("tree/a/2-sixteen.png", Convert.FromBase64String(SixteenBit));
        Put("tree/a/3-animated.png", Convert.FromBase64String(Animated));
        Put("tree/a/4-turned.jpg", Convert.FromBase64String(Turned));
        Put("tree/a/5-pixel.png", Png(1, 1, SKColors.Blue));
        Put("tree/a/6-clear.png", Png(4, 4, SKColors.Transparent));
        using var found = Load(new() { Size = 8 });
        Assert.Empty(found.Problems);
        Assert.Equal("1 0 0", Colour(found, 0, 4, 4));
        Assert.Equal(("0 0 0", "1 1 1"), (Colour(found, 1, 0, 0), Colour(found, 1, 0, 7)));
        Assert.Equal("1 0 0", Colour(found, 2, 4, 4));
        Assert.Equal(("1 0 0", "0 0 1"), (Colour(found, 3, 0, 4), Colour(found, 3, 7, 4))); // red above blue
        Assert.Equal("0 0 1", Colour(found, 4, 7, 7));
        Assert.Equal("1 1 1", Colour(found, 5, 4, 4));
    }

    [Fact]
    public void WhatCannotBeReadIsNamedOnceAndLeftOut()
    {
        Put("tree/good/a.png", Png(4, 4, SKColors.Red));
        Put("tree/good/broken.png", [.. Png(4, 4, SKColors.Red).Take(40)]);
        Put("tree/good/notes.txt", "words"u8.ToArray());
        Put("tree/good/inner/b.png", Png(4, 4, SKColors.Red));
        Put("tree/bad/c.jpg", [1, 2, 3]);
        Put("tree/readme.txt", "words"u8.ToArray());
        Put("outside/secret.png", Png(4, 4, SKColors.Red));
        Directory.CreateDirectory(folder.File("tree/empty"));
        File.CreateSymbolicLink(folder.File("tree/good/leaves.png"), folder.File("outside/secret.png"));
        File.CreateSymbolicLink(folder.File("tree/good/nothing.png"), "gone.png");
        File.CreateSymbolicLink(folder.File("tree/good/stays.png"), "a.png");
        File.CreateSymbolicLink(folder.File("tree/good/circle.png"), "circle.png");
        Directory.CreateSymbolicLink(folder.File("tree/away"), folder.File("outside"));

        using var found = Load();
        Assert.Equal(["good"], found.Classes);
        Assert.Equal(["good/a.png", "good/stays.png"], found.Files);
        string[] expected =
        [
            "away: expected links to stay in the tree, found one that leaves it.",
            "empty: expected images in this class, found none.",
            "good/circle.png: expected links to stay in the tree, found one ",
            "good/inner: expected an image, found a folder within a class.",
            "good/leaves.png: expected links to stay in the tree, found one that leaves it.",
            "good/nothing.png: expected links to stay in the tree, found one to nothing.",
            "readme.txt: expected a folder for a class, found a file.",
            "bad/c.jpg: expected a JPEG or PNG image, found another kind of file (3 bytes).",
            "good/broken.png: expected a whole PNG image, found a damaged one of 40 bytes",
            "good/notes.txt: expected a JPEG or PNG image, found another kind of file (5 bytes).",
            "bad: expected images in this class, found none that can be read.",
        ];
        Assert.Equal(expected.Length, found.Problems.Count);
        foreach (var (message, problem) in expected.Zip(found.Problems)) Assert.StartsWith(message, problem);
        Assert.StartsWith($"{folder.File("tree")}: 11 left out:\n  away: ", output.ToString());

        var error = Assert.Throws<InvalidDataException>(() => Load(new() { SkipBad = false }));
        Assert.Contains("good/notes.txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ScaledImagesAreKeptUntilAFileChanges()
    {
        Put("tree/a/a.png", Png(4, 4, SKColors.Red));
        Put("tree/a/b.png", [1]);
        using var first = Load();
        var kept = Assert.Single(Directory.GetFiles(folder.File("cache/folders")));
        var time = File.GetLastWriteTimeUtc(kept);
        using var again = Load();
        Assert.Equal(first.Set.Images.data<float>().ToArray(), again.Set.Images.data<float>().ToArray());
        Assert.Equal(first.Problems, again.Problems);
        Assert.Equal(time, File.GetLastWriteTimeUtc(kept));

        File.WriteAllBytes(kept, File.ReadAllBytes(kept)[..10]);
        using var mended = Load();
        Assert.Equal("1 0 0", Colour(mended, 0, 1, 1));

        Put("tree/a/a.png", Png(5, 5, SKColors.Blue));
        File.SetLastWriteTimeUtc(folder.File("tree/a/a.png"), DateTime.UtcNow.AddMinutes(1));
        using var changed = Load();
        Assert.Equal("0 0 1", Colour(changed, 0, 1, 1));
    }

    [Fact]
    public void SomeOfEachClassAndNoneAtAll()
    {
        foreach (var name in new[] { "a/1", "a/2", "a/3", "b/1" }) Put($"tree/{name}.png", Png(4, 4, SKColors.Red));
        using var found = Load(new() { PerClass = 2 });
        Assert.Equal(["a/1.png", "a/2.png", "b/1.png"], found.Files);
        Assert.Equal("3 images of 3×224×224, labels Int64 [3]; 2 classes: a, b", found.ToString());
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Load(folder.File("nowhere")));
        Directory.CreateDirectory(folder.File("bare"));
        Assert.EndsWith("found no images.", Assert.Throws<InvalidDataException>(
            () => ImageFolder.Load(folder.File("bare"), new() { CacheFolder = folder.File("cache") })).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Load(new() { Size = 0 }));
    }

    [UnixFact]
    public void ALinkThroughALinkedFolderLeavesTheTree()
    {
        Put("tree/a/1.png", Png(4, 4, SKColors.Red));
        Put("outside/2.png", Png(4, 4, SKColors.Red));
        Directory.CreateSymbolicLink(folder.File("tree/out"), folder.File("outside"));
        File.CreateSymbolicLink(folder.File("tree/a/2.png"), folder.File("tree/out/2.png"));
        using var found = Load();
        Assert.Equal(["a/1.png"], found.Files);
        Assert.Contains(found.Problems, problem => problem.StartsWith("a/2.png: expected links to stay in the tree, found one that leaves it"));
    }

    [Fact]
    public void ImagesAFolderDeeperAreSaid()
    {
        Put("tree/train/a/1.png", Png(4, 4, SKColors.Red));
        Put("tree/val/a/1.png", Png(4, 4, SKColors.Red));
        var error = Assert.Throws<InvalidDataException>(() => Load());
        Assert.Contains("found images a folder deeper, in train/a. Give one of the folders in ", error.Message);
    }

    [Fact]
    public void TwoTreesOfTheSameClassesAreDataToTrainWith()
    {
        foreach (var name in new[] { "tree/a/1", "tree/b/1", "tree/b/2", "test/a/3", "test/b/3", "other/a/1", "other/c/1" })
            Put($"{name}.png", Png(4, 4, SKColors.Red));
        var options = new ImageFolderOptions { Size = 4, CacheFolder = folder.File("cache"), Output = output };
        using var data = FolderData.Load(folder.File("tree"), folder.File("test"), options);
        Assert.Equal(("tree", 3, 2), (data.Name, data.Train.Count, data.Test.Count));
        Assert.Equal(["a", "b"], data.Classes);
        Assert.Equal("tree: 3 images of 3×4×4 to learn from, 2 to measure with; 2 classes: a, b", data.ToString());
        var error = Assert.Throws<InvalidDataException>(() => FolderData.Load(folder.File("tree"), folder.File("other"), options));
        Assert.EndsWith("other: expected the training images' 2 classes (a, b), found 2 (a, c). Give both trees the same folders.", error.Message);
    }

    [Fact]
    public void WhatATransparentPixelHidesDoesNotShow()
    {
        using var stripes = new SKBitmap(64, 64, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        for (var x = 0; x < 64; x++)
        {
            for (var y = 0; y < 64; y++) stripes.SetPixel(x, y, x % 2 == 0 ? SKColors.White : new SKColor(0, 0, 0, 0));
        }
        using var data = stripes.Encode(SKEncodedImageFormat.Png, 100);
        Put("tree/a/stripes.png", data.ToArray());
        using var found = Load(new() { Size = 16 });
        Assert.Equal(1, found.Set.Images.min().item<float>());
    }

    [Fact]
    public void ADamagedCacheIsMadeAnew()
    {
        Put("tree/a/1.png", Png(4, 4, SKColors.Red));
        Put("tree/a/2.png", [1]);
        using var first = Load();
        var kept = Assert.Single(Directory.GetFiles(folder.File("cache/folders")));
        var bytes = File.ReadAllBytes(kept);
        for (var i = 5; i < bytes.Length; i += 7) bytes[i] ^= 0x55;
        File.WriteAllBytes(kept, bytes);
        using var again = Load();
        Assert.Equal(first.Problems, again.Problems);
        Assert.Equal(first.Set.Images.data<float>().ToArray(), again.Set.Images.data<float>().ToArray());
    }

    private ImageFolder Load(ImageFolderOptions? options = null) => ImageFolder.Load(folder.File("tree"), (options ?? new() { Size = 4 }) with
    {
        Output = output,
        CacheFolder = folder.File("cache"),
    });

    private void Put(string name, byte[] bytes) => folder.Write(name, bytes);

    private static byte[] Png(int width, int height, SKColor colour)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(colour);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>A pixel's channels, rounded to 0 or 1.</summary>
    private static string Colour(ImageFolder found, int image, int row, int column) => string.Join(" ", Enumerable.Range(0, 3)
        .Select(channel => Math.Round(found.Set.Images[image, channel, row, column].item<float>())));
}
