namespace NotebookKernel.Transport;

/// <summary>The ZeroMQ socket types that a kernel binds.</summary>
internal enum SocketKind
{
    /// <summary>Requests from many peers, replies to each.</summary>
    Router,

    /// <summary>One message to every subscriber.</summary>
    Pub,

    /// <summary>One reply to each request.</summary>
    Rep,
}
