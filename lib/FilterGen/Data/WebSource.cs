using System.IO.Compression;

namespace FilterGen.Data;

/// <summary>A web folder with the files, plain or compressed by gzip.</summary>
/// <param name="Address">The folder's address, ending in a slash.</param>
/// <param name="Suffix">What follows the file's name in the address: empty, or <c>.gz</c>, which is unpacked.</param>
public sealed record WebSource(string Address, string Suffix = "") : DataSource
{
    /// <inheritdoc/>
    public override string Describe(DataFile file) => Address + file.Name + Suffix;

    internal override void Deliver(DataFile file, string target, string cacheFolder)
    {
        var packed = target + ".download";
        try
        {
            WebDownload.Save(Describe(file), packed, file.Name, file.Bytes);
            if (Suffix == ".gz")
                Unpack(packed, target, file.Bytes);
            else
                File.Move(packed, target, overwrite: true);
        }
        finally
        {
            File.Delete(packed);
        }
    }

    /// <summary>Unpacks at most one byte more than expected: enough to see that a file is too long.</summary>
    private static void Unpack(string packed, string target, long expected)
    {
        try
        {
            using var source = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
            using var disk = File.Create(target);
            var buffer = new byte[1 << 16];
            for (long left = expected + 1; left > 0;)
            {
                var count = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                if (count == 0)
                    return;
                disk.Write(buffer, 0, count);
                left -= count;
            }
        }
        catch (InvalidDataException broken)
        {
            throw new IOException("what the server sent is not a whole gzip file", broken);
        }
    }
}
