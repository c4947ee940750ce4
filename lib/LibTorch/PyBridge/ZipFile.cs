using System.IO.Compression;
using TorchSharp.PyBridge.Pickle;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>The format of <c>torch.save</c> since PyTorch 1.6: a zip file without compression.</summary>
internal static class ZipFile
{
    public static (object? Result, IReadOnlyList<Tensor> Tensors) Read(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var storages = new ZipStorages(archive, stream.Length);
        var pickle = storages.ReadPickle(PyTorchFileLimits.Pickle);
        var names = new TorchNames(storages, PyTorchFileLimits.Tensors(pickle.Length));
        return (new PickleReader(new(pickle), names).Read(), names.Tensors);
    }
}
