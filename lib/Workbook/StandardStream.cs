using System.Runtime.InteropServices;

namespace Workbook;

/// <summary>
/// The terminal, or what stands for it, past .NET's console: on Unix its stream takes the lock of <see cref="Console.Out"/>, which the
/// code of a notebook may hold for ever. Nor is it a <see cref="FileStream"/>, which writes into a file at a place of its own, over
/// what other programs, or the other of the two streams, write there.
/// </summary>
internal sealed class StandardStream : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    private readonly int number;

    private StandardStream(int number) => this.number = number;

    /// <summary>Standard output.</summary>
    public static TextWriter Output { get; } = OperatingSystem.IsWindows() ? Console.Out : Writer(1);

    /// <summary>Standard error.</summary>
    public static TextWriter Error { get; } = OperatingSystem.IsWindows() ? Console.Error : Writer(2);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        for (var end = offset + count; offset < end;)
        {
            var written = (int)Write(number, ref buffer[offset], end - offset);
            if (written >= 0) offset += written;
            else if (Marshal.GetLastPInvokeError() == BrokenPipe) return; // A program that has read enough, as head has.
            else if (Marshal.GetLastPInvokeError() != Interrupted) throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }
    }

    private static TextWriter Writer(int number) => TextWriter.Synchronized(new StreamWriter(new StandardStream(number)) { AutoFlush = true });

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int descriptor, ref byte bytes, nint count);
}
