using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>libtorch refused a call; the message is libtorch's own unless a derived class says more.</summary>
public class TorchException(string message, Exception? innerException = null) : ExternalException(message, innerException);
