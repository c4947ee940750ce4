namespace FilterGen.Training.Checkpoints;

/// <summary>
/// A training at rest: the network's tensors under their own names, those of its learning rule (Adam's moments and step counts) and
/// the random number generator's state under names that begin with <c>training:</c>, and <see cref="CheckpointInfo"/>.
/// </summary>
/// <param name="network">The network that is trained.</param>
/// <param name="rule">What changes it.</param>
internal sealed class Checkpoint(nn.Module network, ILearningRule rule)
{
    private const string Prefix = "training:";
    private const string Random = Prefix + "random";
    private const string InfoText = "checkpoint";

    /// <summary>Whether a tensor of a checkpoint is not one of the network's own.</summary>
    public static bool IsTrainingState(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Replaces a file by the training as it stands.</summary>
    /// <exception cref="IOException">The file cannot be written; the one before it is as it was.</exception>
    public void Save(string path, CheckpointInfo info)
    {
        using var scope = NewDisposeScope();
        TensorFile.Save(path, Tensors().Select(entry => (entry.Key, entry.Value)), [(InfoText, info.ToJson())]);
    }

    /// <summary>Puts a saved training back, all of it or nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="accept">Looks at the information before anything is changed; throws to refuse it.</param>
    /// <exception cref="InvalidDataException">The file is damaged, of another version or of another network.</exception>
    public CheckpointInfo Load(string path, Action<CheckpointInfo> accept)
    {
        using var scope = NewDisposeScope();
        using var file = new SafetensorsReader(path);
        var info = ReadInfo(file);
        accept(info);
        var targets = Tensors();
        TensorFile.CopyInto(file, targets, belongs: _ => true);
        set_rng_state(targets[Random]);
        return info;
    }

    private static CheckpointInfo ReadInfo(SafetensorsReader file)
    {
        try
        {
            return CheckpointInfo.FromJson(file.Metadata.GetValueOrDefault(InfoText)
                ?? throw new InvalidDataException("expected a checkpoint, found a file of tensors alone"));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file.Path}: {e.Message}. Delete it to start over.", e);
        }
    }

    /// <summary>The network's and the rule's own tensors and a copy of the generator's state.</summary>
    private Dictionary<string, Tensor> Tensors()
    {
        var tensors = network.state_dict();
        foreach (var (name, value) in rule.State) tensors.Add(Prefix + name, value);
        tensors.Add(Random, get_rng_state());
        return tensors;
    }
}
