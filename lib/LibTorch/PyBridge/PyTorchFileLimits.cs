namespace TorchSharp.PyBridge;

/// <summary>What a file's size allows it to hold.</summary>
internal static class PyTorchFileLimits
{
    /// <summary>Bytes of the largest pickle that is read. One of a hundred bytes for each tensor is usual.</summary>
    public const int Pickle = 8 << 20;

    /// <summary>Tensors that a pickle can describe.</summary>
    /// <param name="pickleBytes">Its size; a tensor takes 16 bytes at the very least.</param>
    public static int Tensors(int pickleBytes) => pickleBytes / 16;
}
