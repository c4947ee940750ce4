using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace NotebookKernel.Protocol;

/// <summary>Where a front end expects its kernel, and the key that both sign messages with.</summary>
/// <param name="path">The file's path, for errors.</param>
/// <param name="values">What it holds.</param>
internal sealed class ConnectionFile(string path, JsonObject values)
{
    /// <summary>The key of the signatures; empty when messages are not signed.</summary>
    public string Key => values["key"]?.ToString() ?? "";

    /// <summary>Reads the file that the front end wrote.</summary>
    /// <exception cref="InvalidDataException">The file is not a connection file, or asks for another signature scheme.</exception>
    public static ConnectionFile Read(string path)
    {
        JsonObject? values = null;
        try
        {
            values = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: expected a Jupyter connection file, found malformed JSON: {error.Message}", error);
        }
        if (values is null) throw new InvalidDataException($"{path}: expected a JSON object, as Jupyter writes connection files.");
        string scheme = values["signature_scheme"]?.ToString() ?? MessageSigner.Scheme;
        return scheme == MessageSigner.Scheme
            ? new ConnectionFile(path, values)
            : throw new InvalidDataException($"{path}: expected the signature scheme {MessageSigner.Scheme}, found {scheme}.");
    }

    /// <summary>The address of a channel.</summary>
    /// <param name="channel">shell, control, stdin, iopub or hb.</param>
    /// <exception cref="InvalidDataException">The file does not give it.</exception>
    public EndPoint Address(string channel)
    {
        string field = channel + "_port";
        if (!int.TryParse(values[field]?.ToString(), CultureInfo.InvariantCulture, out int port) || port is < 0 or > 65535)
            throw new InvalidDataException($"{path}: expected a port for {field}, found {values[field]?.ToJsonString() ?? "nothing"}.");
        string ip = values["ip"]?.ToString() ?? "127.0.0.1";
        return (values["transport"]?.ToString() ?? "tcp") switch
        {
            "ipc" => new UnixDomainSocketEndPoint($"{ip}-{port}"),
            "tcp" when ip is "*" => new IPEndPoint(IPAddress.Any, port),
            "tcp" when ip is "localhost" => new IPEndPoint(IPAddress.Loopback, port),
            "tcp" when IPAddress.TryParse(ip, out IPAddress? address) => new IPEndPoint(address, port),
            "tcp" => throw new InvalidDataException($"{path}: expected an IP address, found {ip}."),
            var other => throw new InvalidDataException($"{path}: expected the transport tcp or ipc, found {other}."),
        };
    }
}
