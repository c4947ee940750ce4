using System.Net.Sockets;
using NotebookKernel.Protocol;

namespace NotebookKernel;

/// <summary>The process that Jupyter and VS Code start for a notebook.</summary>
public static class KernelServer
{
    /// <summary>Serves the front end that wrote <paramref name="connectionFile"/> until it ends the kernel.</summary>
    /// <param name="connectionFile">The path that a kernelspec's <c>{connection_file}</c> stands for.</param>
    /// <returns>The exit code: 0, or 1 when the file is of no use or its ports are taken.</returns>
    public static int Run(string connectionFile)
    {
        try
        {
            ConnectionFile connection = ConnectionFile.Read(connectionFile);
            using LastWords words = new(connectionFile);
            using JupyterKernel kernel = new(connection, words);
            kernel.Run();
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or SocketException)
        {
            KernelLog.Write(error.Message);
            return 1;
        }
    }
}
