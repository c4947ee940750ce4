namespace FilterGen.Training.Checkpoints;

/// <summary>Named tensors to and from a safetensors file.</summary>
internal static class TensorFile
{
    /// <summary>Replaces a file by named tensors and texts.</summary>
    public static void Save(
        string path, IEnumerable<(string Name, Tensor Value)> tensors, IEnumerable<(string Name, string Text)> metadata)
    {
        var payloads = tensors.Select(tensor => TensorBytes.ToPayload(tensor.Name, tensor.Value)).ToList();
        var texts = metadata.Prepend(("format", "pt")).ToDictionary(text => text.Item1, text => text.Item2);
        AtomicFile.Replace(path, stream => SafetensorsWriter.Write(stream, payloads, texts));
    }

    /// <summary>Copies a file's tensors into others of the same names, element types and shapes: all of them, or none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="targets">Where to copy to.</param>
    /// <param name="belongs">Which of the file's tensors must have a target.</param>
    /// <exception cref="InvalidDataException">The names, types or shapes differ; the message lists the differences.</exception>
    public static void CopyInto(
        SafetensorsReader file, IReadOnlyDictionary<string, Tensor> targets, Func<string, bool> belongs)
    {
        var problems = targets.Select(target => Problem(file, target.Key, target.Value)).OfType<string>()
            .Concat(file.Entries.Keys.Where(name => belongs(name) && !targets.ContainsKey(name)).Select(name => $"{name}: unexpected"))
            .ToList();
        if (problems.Count > 0)
            throw new InvalidDataException($"{file.Path}: the tensors are not those of this network:\n  {string.Join("\n  ", problems)}\n"
                + "Build the network as it was when the file was saved, or delete the file.");
        using var _ = no_grad();
        foreach (var (name, target) in targets)
        {
            using var scope = NewDisposeScope();
            target.copy_(TensorBytes.Read(file, file.Entries[name]));
        }
    }

    private static string? Problem(SafetensorsReader file, string name, Tensor target)
    {
        var expected = $"{SafetensorsDType.NameOf(target.dtype)} [{string.Join(", ", target.shape)}]";
        if (!file.Entries.TryGetValue(name, out var entry)) return $"{name}: expected {expected}, found nothing";
        var found = $"{entry.DType} [{string.Join(", ", entry.Shape)}]";
        return found == expected ? null : $"{name}: expected {expected}, found {found}";
    }
}
