using System.Runtime.InteropServices;
using System.Text.Json;
using FilterGen.Training.Checkpoints;

namespace FilterGen.Data.Faces;

/// <summary>A table of crops on disk, so that the second load decodes nothing: safetensors with the source it was made from.</summary>
internal static class FaceTableFile
{
    /// <summary>Goes up when the crops are made in another way; tables of an older version are made anew.</summary>
    private const int Version = 1;

    private const string SourceKey = "source";
    private const string TrainKey = "train";
    private const string ProblemsKey = "problems";

    /// <summary>Writes a table, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stamp">What it was made from.</param>
    /// <param name="table">The crops.</param>
    /// <param name="problems">What was found while they were made.</param>
    public static void Write(string path, string stamp, FaceTable table, FaceProblem[] problems)
    {
        SafetensorsPayload[] tensors =
        [
            new("landmarks", "F32", [table.Count, 5, 2], MemoryMarshal.AsBytes(table.Landmarks.AsSpan()).ToArray()),
            new("pixels", "U8", [table.Count, 3, FaceCrop.Side, FaceCrop.Side], table.Pixels),
        ];
        var metadata = new Dictionary<string, string>
        {
            [SourceKey] = Source(stamp),
            [TrainKey] = table.TrainCount.ToString(CultureInfo.InvariantCulture),
            [ProblemsKey] = JsonSerializer.Serialize(problems),
        };
        AtomicFile.Replace(path, stream => SafetensorsWriter.Write(stream, tensors, metadata));
    }

    /// <summary>Reads a table that was made from the same source by this version.</summary>
    /// <returns>Null if there is none, or another, or a damaged one.</returns>
    public static (FaceTable Table, FaceProblem[] Problems)? Read(string path, string stamp)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var file = new SafetensorsReader(path);
            if (file.Metadata.GetValueOrDefault(SourceKey) != Source(stamp))
                return null;
            var (landmarks, pixels) = (file.Entries["landmarks"], file.Entries["pixels"]);
            var table = new FaceTable(
                GC.AllocateUninitializedArray<byte>(checked((int)pixels.Length)),
                new float[landmarks.Length / sizeof(float)],
                int.Parse(file.Metadata[TrainKey], CultureInfo.InvariantCulture));
            file.Read(landmarks, MemoryMarshal.AsBytes(table.Landmarks.AsSpan()));
            file.Read(pixels, table.Pixels);
            return (table, JsonSerializer.Deserialize<FaceProblem[]>(file.Metadata[ProblemsKey]) ?? []);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Source(string stamp) =>
        $"{stamp} v{Version} {FaceCrop.Side} {FaceCrop.EyesToMouth.ToString(CultureInfo.InvariantCulture)}";
}
