using System.IO.Compression;
using System.Net;

namespace FilterGen.Data;

/// <summary>A web folder with the files, plain or compressed by gzip.</summary>
/// <param name="Address">The folder's address, ending in a slash.</param>
/// <param name="Suffix">What follows the file's name in the address: empty, or <c>.gz</c>, which is unpacked.</param>
public sealed record WebSource(string Address, string Suffix = "") : DataSource
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(30);

    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectTimeout = ConnectLimit })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public override string Describe(DataFile file) => Address + file.Name + Suffix;

    internal override void Deliver(DataFile file, string target, string cacheFolder)
    {
        var packed = target + ".download";
        try
        {
            Download(file, packed).GetAwaiter().GetResult();
            if (Suffix == ".gz")
                Unpack(packed, target, file.Bytes);
            else
                File.Move(packed, target, overwrite: true);
        }
        catch (HttpRequestException failure)
        {
            throw new IOException(failure.StatusCode is { } status ? $"the server answered {(int)status}" : failure.Message, failure);
        }
        catch (OperationCanceledException failure)
        {
            throw new IOException("no answer in time", failure);
        }
        finally
        {
            File.Delete(packed);
        }
    }

    private async Task Download(DataFile file, string path)
    {
        using var limit = new CancellationTokenSource(AnswerLimit);
        using var answer = await Client.GetAsync(Describe(file), HttpCompletionOption.ResponseHeadersRead, limit.Token)
            .ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException(null, null, answer.StatusCode);

        using var body = await answer.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
        await using var disk = File.Create(path);
        var progress = new TransferProgress(file.Name, answer.Content.Headers.ContentLength);
        var buffer = new byte[1 << 16];
        for (long done = 0; ;)
        {
            limit.CancelAfter(StallLimit);
            var count = await body.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
            if (count == 0)
            {
                progress.Finish(done);
                return;
            }
            done += count;
            if (done > file.Bytes + (1 << 20))
                throw new IOException($"expected at most {file.Bytes} bytes, the server sends more");
            await disk.WriteAsync(buffer.AsMemory(0, count), limit.Token).ConfigureAwait(false);
            progress.Report(done);
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
