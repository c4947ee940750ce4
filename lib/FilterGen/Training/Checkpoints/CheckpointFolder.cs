namespace FilterGen.Training.Checkpoints;

/// <summary>The two files of a training: <c>last.safetensors</c> and <c>best.safetensors</c>.</summary>
/// <param name="folder">The training's own folder; it is made when something is saved.</param>
/// <param name="checkpoint">The training.</param>
internal sealed class CheckpointFolder(string folder, Checkpoint checkpoint)
{
    /// <summary>The state to go on from.</summary>
    public string LastPath { get; } = Path.Combine(folder, "last.safetensors");

    /// <summary>The weights after the best epoch, as the network judges it.</summary>
    public string BestPath { get; } = Path.Combine(folder, "best.safetensors");

    /// <summary>Keeps other trainings out of the folder until the result is disposed, or the process ends.</summary>
    /// <exception cref="IOException">Another training runs in it, or nothing can be written there.</exception>
    public IDisposable Hold()
    {
        FileStream? held = null;
        Saving(LastPath, () =>
        {
            Directory.CreateDirectory(folder);
            held = LockFile.TryTake(Path.Combine(folder, ".lock"));
        });
        return held ?? throw new IOException($"{folder}: expected a folder that no other training uses, found one that runs. Wait for "
            + "it or end it and run again, or choose another folder.");
    }

    /// <summary>Saves the state to go on from.</summary>
    public void SaveLast(CheckpointInfo info) => Saving(LastPath, () => checkpoint.Save(LastPath, info));

    /// <summary>Saves a network as the best one.</summary>
    public void SaveBest(nn.Module network) => Saving(BestPath, () => Weights.Save(network, BestPath));

    /// <summary>Puts the saved state back if there is one.</summary>
    /// <param name="wanted">The training that is to go on.</param>
    /// <param name="epochs">Its epochs.</param>
    /// <param name="steps">Its steps per epoch.</param>
    /// <returns>What the checkpoint says, or null if there is none.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or of another training.</exception>
    public CheckpointInfo? Load(RunIdentity wanted, int epochs, int steps) =>
        File.Exists(LastPath) ? checkpoint.Load(LastPath, info => Accept(info, wanted, epochs, steps)) : null;

    private void Accept(CheckpointInfo info, RunIdentity wanted, int epochs, int steps)
    {
        List<string> differences = [.. info.Identity.DifferencesFrom(wanted)];
        if (info.History.Count > epochs) differences.Add($"Epochs: expected at most {epochs}, found {info.History.Count} done");
        if (info.Step > steps) differences.Add($"Steps: expected at most {steps} in an epoch, found {info.Step} done");
        if (differences.Count > 0)
            throw new InvalidDataException($"{LastPath} is of another training:\n  {string.Join("\n  ", differences)}\n"
                + $"Delete the folder {folder} to start over. Where a call takes {nameof(TrainerOptions)}, another CheckpointFolder or "
                + "Resume = false do as well.");
    }

    private static void Saving(string path, Action save)
    {
        try
        {
            save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var before = File.Exists(path) ? "The checkpoint before it is as it was" : "There was none before it";
            throw new IOException($"{path} could not be written: {e.Message} {before}. Make room or choose another folder, and run again "
                + "to go on.", e);
        }
    }
}
