using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>Loading of weights that PyTorch saved, with the names of the package TorchSharp.PyBridge.</summary>
public static class PyBridgeModuleExtensions
{
    /// <summary>Loads a state_dict that <c>torch.save</c> wrote.</summary>
    /// <param name="module">The module; as it was if the file does not fit.</param>
    /// <param name="location">The file.</param>
    /// <inheritdoc cref="load_py(nn.Module, Stream, bool, IList{string}?, Dictionary{string, bool}?, bool)"/>
    /// <param name="strict">Whether a missing or unexpected name is an error.</param>
    /// <param name="skip">Names to leave alone.</param>
    /// <param name="loadedParameters">Is given the names in the file, and of each whether it was loaded.</param>
    public static nn.Module load_py(
        this nn.Module module, string location, bool strict = true, IList<string>? skip = null,
        Dictionary<string, bool>? loadedParameters = null)
    {
        using var stream = File.OpenRead(location);
        return module.load_py(stream, strict, skip, loadedParameters);
    }

    /// <summary>Loads a state_dict that <c>torch.save</c> wrote, from a stream.</summary>
    /// <param name="module">The module; as it was if the file does not fit.</param>
    /// <param name="stream">A stream that can seek.</param>
    /// <param name="strict">Whether a missing or unexpected name is an error.</param>
    /// <param name="skip">Names to leave alone.</param>
    /// <param name="loadedParameters">Is given the names in the file, and of each whether it was loaded.</param>
    /// <param name="leaveOpen">Whether the stream stays open.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or no state_dict of tensors alone.</exception>
    /// <exception cref="InvalidOperationException">The state is of another module; every difference is listed.</exception>
    public static nn.Module load_py(
        this nn.Module module, Stream stream, bool strict = true, IList<string>? skip = null,
        Dictionary<string, bool>? loadedParameters = null, bool leaveOpen = false)
    {
        using var closing = leaveOpen ? null : stream;
        using var scope = NewDisposeScope();
        var state = PyTorchFile.LoadStateDict(stream);
        var (_, unexpected) = module.load_state_dict(state, strict, skip);
        if (loadedParameters is not null)
            foreach (var name in state.Keys)
                loadedParameters[name] = !unexpected.Contains(name) && skip?.Contains(name) != true;
        return module;
    }
}
