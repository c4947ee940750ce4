namespace NotebookKernel.Transport;

/// <summary>A peer that does not speak ZMTP 3 as this kernel does.</summary>
internal sealed class ZmtpException(string message) : IOException(message);
