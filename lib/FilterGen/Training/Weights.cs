using FilterGen.Training.Checkpoints;

namespace FilterGen.Training;

/// <summary>A network's parameters and buffers as a safetensors file, which Python's <c>safetensors</c> also reads.</summary>
public static class Weights
{
    /// <summary>Saves a network's state dictionary; a file that is there is replaced whole.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="path">The file, by custom <c>.safetensors</c>.</param>
    /// <exception cref="IOException">The file cannot be written; what was there is as it was.</exception>
    public static void Save(nn.Module network, string path) =>
        TensorFile.Save(path, network.state_dict().Select(entry => (entry.Key, entry.Value)), [("network", network.GetName())]);

    /// <summary>Loads a file that <see cref="Save"/> or a training made into a network of the same layout.</summary>
    /// <param name="network">The network; it stays on its device, and as it was if the file does not fit.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or of another network.</exception>
    public static void Load(nn.Module network, string path)
    {
        using var file = new SafetensorsReader(path);
        TensorFile.CopyInto(file, network.state_dict(), belongs: name => !Checkpoint.IsTrainingState(name));
    }
}
