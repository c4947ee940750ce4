using FilterGen.Data.Decoding;
using SkiaSharp;

namespace FilterGen.Data.Faces;

/// <summary>Decodes the faces of MTFL on all cores and makes the crops of both sets from each.</summary>
internal sealed class FaceAligner
{
    private readonly FaceFiles files;
    private readonly FaceEntry[] entries;
    private readonly FaceSplit split;
    private readonly FaceTable[] tables;
    private readonly FaceProblem?[] problems;

    private FaceAligner(FaceFiles files, FaceEntry[] entries)
    {
        (this.files, this.entries) = (files, entries);
        split = new(entries.Length);
        problems = new FaceProblem?[entries.Length];
        tables = Array.ConvertAll(Enum.GetValues<FaceSet>(), _ => new FaceTable(
            GC.AllocateUninitializedArray<byte>(checked(entries.Length * FaceCrop.Bytes)),
            new float[entries.Length * FaceTable.LandmarkValues],
            split.TrainCount));
    }

    /// <summary>Makes the tables of D-Align and D-Rot.</summary>
    /// <param name="files">MTFL's files.</param>
    /// <returns>The two tables in the order of <see cref="FaceSet"/>, and the faces that are not as expected.</returns>
    /// <exception cref="InvalidDataException">There is no list of faces.</exception>
    public static (FaceTable[] Tables, FaceProblem[] Problems) Run(FaceFiles files)
    {
        var aligner = new FaceAligner(files, files.ReadList());
        var progress = new CountProgress("MTFL", "faces aligned", aligner.entries.Length);
        Parallel.For(0, aligner.entries.Length, place =>
        {
            aligner.problems[aligner.split.Order[place]] = aligner.Place(place);
            progress.Advance();
        });
        progress.Finish();
        int[] good = [.. Enumerable.Range(0, aligner.entries.Length).Where(aligner.IsGood)];
        var tables = Array.ConvertAll(aligner.tables, table => table.Keep(good));
        return (tables, [.. new[] { files.Damage }.Concat(aligner.problems).OfType<FaceProblem>()]);
    }

    private bool IsGood(int place) => problems[split.Order[place]] is not { LeftOut: true };

    /// <summary>Makes the crops of the face at a place of the split.</summary>
    /// <returns>What is wrong with it, if anything is.</returns>
    private FaceProblem? Place(int place)
    {
        var entry = entries[split.Order[place]];
        if (entry.Problem is { } known)
            return new(entry.Name, known);
        SKBitmap image;
        try
        {
            if (files.Read(entry.Name) is not { } content)
                return new(entry.Name, $"{entry.Name}: expected the image in {files.Source}, found none.");
            image = ImageFile.Decode(content, entry.Name, SKEncodedImageFormat.Jpeg);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return new(entry.Name, broken.Message);
        }
        using var pixels = image;
        if (Misplaced(entry, image) is { } problem)
            return new(entry.Name, problem);
        using var sampler = new FaceSampler(image);
        tables[(int)FaceSet.Align].Place(place, sampler, FaceCrop.Align(entry.Landmarks), entry.Landmarks);
        var turn = split.Turns[split.Order[place]];
        tables[(int)FaceSet.Rot].Place(place, sampler, FaceCrop.Align(entry.Landmarks, turn), entry.Landmarks);
        return image.ColorType == SKColorType.Gray8
            ? new(entry.Name, $"{entry.Name}: expected three channels, found one; it is used as a grey picture.", LeftOut: false)
            : null;
    }

    private static string? Misplaced(FaceEntry entry, SKBitmap image)
    {
        for (var i = 0; i < entry.Landmarks.Length; i++)
            if (entry.Landmarks[i] is var (x, y) && (x < 0 || y < 0 || x > image.Width || y > image.Height))
                return $"{entry.Name}: expected landmarks inside the image of {image.Width}x{image.Height}, "
                    + FormattableString.Invariant($"found {LandmarkData.Landmarks[i]} at ({x}, {y}).");
        var toCrop = FaceCrop.Align(entry.Landmarks);
        if (!double.IsFinite(toCrop.Scale))
            return $"{entry.Name}: expected the mouth away from the eyes, found their middles in one place.";
        for (var i = 0; i < entry.Landmarks.Length; i++)
            if (!FaceCrop.ContainsTurned(toCrop.Apply(entry.Landmarks[i])))
                return $"{entry.Name}: expected all landmarks in the crop around eyes and mouth, "
                    + $"found {LandmarkData.Landmarks[i]} outside.";
        return null;
    }
}
