using System.Runtime.CompilerServices;
using Razorvine.Pickle;
using TorchSharp.PyBridge;

namespace FilterGen.Training.PyTorchFiles;

/// <summary>
/// Reads the state_dict that <c>torch.save</c> wrote to a zip file. PyBridge does the reading, and believes a file: it makes room
/// for whatever sizes it names, and passes over names and checksums. So a file is checked first, and nothing in it is ever run.
/// </summary>
internal static class PyTorchFile
{
    static PyTorchFile()
    {
        // PyBridge takes parameters for a sign of a whole model and refuses them, but torchvision's files are dictionaries of them.
        // Its reader registers that when it is first used, so it must have been, to be overruled.
        var reader = typeof(PyBridgeModuleExtensions).Assembly.GetType("TorchSharp.PyBridge.PyTorchUnpickler", throwOnError: true)!;
        RuntimeHelpers.RunClassConstructor(reader.TypeHandle);
        Unpickler.registerConstructor("torch._utils", "_rebuild_parameter", new ParameterConstructor());
    }

    /// <summary>Fills those of a network's parameters and buffers that a file has; what requires a gradient still does.</summary>
    /// <param name="network">The network. It stays as it was where the file is refused.</param>
    /// <param name="path">The file.</param>
    /// <returns>The names of what was filled.</returns>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, holds something else than a state_dict, or a tensor of another shape than the network's.
    /// </exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static IReadOnlySet<string> LoadInto(nn.Module network, string path)
    {
        using var stream = File.OpenRead(path);
        return LoadInto(network, stream, path);
    }

    /// <summary>As <see cref="LoadInto(nn.Module, string)"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <inheritdoc cref="LoadInto(nn.Module, string)"/>
    internal static IReadOnlySet<string> LoadInto(nn.Module network, Stream stream, string name)
    {
        using var scope = NewDisposeScope();
        var trained = network.parameters().Where(parameter => parameter.requires_grad).ToList();
        try
        {
            var tensors = PyTorchArchive.Check(stream);
            var loaded = Match(network.state_dict(), tensors);
            stream.Position = 0;
            network.load_py(stream, strict: false, leaveOpen: true);
            return loaded;
        }
        catch (Exception failure) when (failure is not (IOException and not EndOfStreamException or OutOfMemoryException))
        {
            var found = failure is InvalidDataException ? failure.Message : $"expected a state_dict, found what cannot be read "
                + $"({failure.GetType().Name}: {failure.Message.Split('\n')[0]})";
            throw new InvalidDataException(
                $"{name}: {found.TrimEnd('.')}. Fetch the file again, or save it again with PyTorch 1.6 or newer: "
                + "torch.save(model.state_dict(), path).", failure);
        }
        finally
        {
            // load_py freezes what it fills.
            foreach (var parameter in trained) parameter.requires_grad = true;
        }
    }

    private static HashSet<string> Match(Dictionary<string, Tensor> targets, IReadOnlyList<PickledTensor> tensors)
    {
        var loaded = new HashSet<string>();
        foreach (var tensor in tensors)
        {
            if (!targets.TryGetValue(tensor.Name, out var target)) continue;
            if (!target.shape.SequenceEqual(tensor.Shape.Select(size => (long)size)))
                throw new InvalidDataException($"{tensor.Name}: expected a shape of [{string.Join(", ", target.shape)}], found "
                    + $"[{string.Join(", ", tensor.Shape)}]");
            if (!loaded.Add(tensor.Name))
                throw new InvalidDataException($"{tensor.Name}: expected one tensor of this name, found two");
        }
        return loaded;
    }

    private sealed class ParameterConstructor : IObjectConstructor
    {
        public object construct(object[] args) => args[0];
    }
}
