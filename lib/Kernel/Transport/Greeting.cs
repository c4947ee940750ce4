using System.Buffers.Binary;

namespace NotebookKernel.Transport;

/// <summary>The two messages with which a ZMTP 3 connection begins: a fixed greeting and a list of properties.</summary>
internal static class Greeting
{
    /// <summary>The length of a greeting.</summary>
    public const int Length = 64;

    /// <summary>What both sides send first: signature, version 3.0, and the security mechanism NULL.</summary>
    public static byte[] Create()
    {
        byte[] greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[8] = 1;
        greeting[9] = 0x7F;
        greeting[10] = 3;
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    /// <summary>Checks the other side's greeting.</summary>
    /// <exception cref="ZmtpException">It is not ZMTP 3, or asks for encryption.</exception>
    public static void Check(ReadOnlySpan<byte> greeting)
    {
        if (greeting[0] != 0xFF || (greeting[9] & 1) == 0) throw new ZmtpException("The peer does not speak ZMTP.");
        if (greeting[10] < 3) throw new ZmtpException($"Expected ZMTP 3, found version {greeting[10]}.");
        string mechanism = Encoding.ASCII.GetString(greeting[12..32]).TrimEnd('\0');
        if (mechanism != "NULL") throw new ZmtpException($"Expected the mechanism NULL, found {mechanism}.");
    }

    /// <summary>The body of the READY command.</summary>
    public static byte[] Ready(SocketKind kind)
    {
        byte[] name = Encoding.ASCII.GetBytes(kind.ToString().ToUpperInvariant());
        ReadOnlySpan<byte> identity = kind == SocketKind.Router ? "\u0008Identity\0\0\0\0"u8 : [];
        return [.. "\u0005READY\u000BSocket-Type"u8, 0, 0, 0, (byte)name.Length, .. name, .. identity];
    }

    /// <summary>The identity that a peer's READY command gives; empty when it gives none.</summary>
    /// <exception cref="ZmtpException">The command is not READY, or is malformed.</exception>
    public static byte[] Identity(ReadOnlySpan<byte> command)
    {
        if (!command.StartsWith("\u0005READY"u8))
            throw new ZmtpException($"Expected READY, found {Encoding.ASCII.GetString(command[..Math.Min(command.Length, 40)])}.");
        command = command[6..];
        while (!command.IsEmpty)
        {
            ReadOnlySpan<byte> name = Take(ref command, Take(ref command, 1)[0]);
            ReadOnlySpan<byte> value = Take(ref command, BinaryPrimitives.ReadInt32BigEndian(Take(ref command, 4)));
            if (Encoding.ASCII.GetString(name).Equals("Identity", StringComparison.OrdinalIgnoreCase)) return value.ToArray();
        }
        return [];
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int count)
    {
        if ((uint)count > (uint)rest.Length) throw new ZmtpException("The peer's READY command is cut short.");
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
