using System.Diagnostics;
using FilterGen.Training.Results;

namespace FilterGen.Tests.Training;

/// <summary>A process that adds records one by one: <c>dotnet FilterGen.Tests.dll add-results FILE NUMBER</c>.</summary>
internal static class ResultsWriter
{
    public const string Command = "add-results";

    /// <summary>The seeds of the records that the process of a number adds.</summary>
    public static IEnumerable<long> SeedsOf(int process) => Enumerable.Range(25 * process, 25).Select(seed => (long)seed);

    public static void Run(string path, int process)
    {
        var results = new ResultsFile(path);
        foreach (var seed in SeedsOf(process)) results.Add(ResultsFileTests.Record("baseline", seed, value: 97));
    }

    public static async Task<int> StartAsync(string path, int process)
    {
        using var child = Process.Start("dotnet", [typeof(ResultsWriter).Assembly.Location, Command, path, $"{process}"]);
        await child.WaitForExitAsync();
        return child.ExitCode;
    }
}
