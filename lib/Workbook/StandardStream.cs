using Microsoft.Win32.SafeHandles;

namespace Workbook;

/// <summary>
/// The terminal, or what stands for it, past .NET's console: on Unix its stream takes the lock of <see cref="Console.Out"/>, which the
/// code of a notebook may hold for ever.
/// </summary>
internal sealed class StandardStream : Stream
{
    private const int BrokenPipe = 32;

    private readonly FileStream file;

    private StandardStream(int number) => file = new FileStream(new SafeFileHandle(number, ownsHandle: false), FileAccess.Write, bufferSize: 0);

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
        try
        {
            file.Write(buffer, offset, count);
        }
        catch (IOException closed) when (closed.HResult == BrokenPipe)
        {
            // A program that has read enough, as head has.
        }
    }

    private static TextWriter Writer(int number) => TextWriter.Synchronized(new StreamWriter(new StandardStream(number)) { AutoFlush = true });
}
