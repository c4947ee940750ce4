using System.Net;

namespace FilterGen.Data;

/// <summary>Downloads one file with progress on the console; a server that does not answer or stalls is given up.</summary>
internal static class WebDownload
{
    /// <summary>A packed file may be a little longer than the unpacked one, and no error page is longer than this.</summary>
    private const long Slack = 1 << 20;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(30);

    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectTimeout = ConnectLimit })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Saves what the address gives.</summary>
    /// <param name="address">The file's address.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="name">What it is called in the progress line.</param>
    /// <param name="expected">Its length in bytes, or a little less; of what is much longer, nothing is taken.</param>
    /// <exception cref="IOException">The server cannot be reached, has no such file, stalls or sends too much.</exception>
    public static void Save(string address, string path, string name, long expected)
    {
        try
        {
            Download(address, path, name, expected).GetAwaiter().GetResult();
        }
        catch (HttpRequestException failure)
        {
            throw new IOException(failure.StatusCode is { } status ? $"the server answered {(int)status}" : failure.Message, failure);
        }
        catch (OperationCanceledException failure)
        {
            throw new IOException("no answer in time", failure);
        }
    }

    private static async Task Download(string address, string path, string name, long expected)
    {
        using var limit = new CancellationTokenSource(AnswerLimit);
        using var answer = await Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token)
            .ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException(null, null, answer.StatusCode);

        using var body = await answer.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
        await using var disk = File.Create(path);
        var progress = new TransferProgress(name, answer.Content.Headers.ContentLength);
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
            if (done > expected + Slack)
                throw new IOException($"expected at most {expected} bytes, the server sends more");
            await disk.WriteAsync(buffer.AsMemory(0, count), limit.Token).ConfigureAwait(false);
            progress.Report(done);
        }
    }
}
