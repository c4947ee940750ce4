using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>libtorch refused a call; the message is libtorch's own.</summary>
public class TorchException(string message) : ExternalException(message);
