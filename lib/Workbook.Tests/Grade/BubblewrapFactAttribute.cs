using System.Diagnostics;
using Workbook.Grade;

namespace Workbook.Tests.Grade;

/// <summary>A test that runs programs with bubblewrap, where it is installed and the system lets it make a sandbox.</summary>
internal sealed class BubblewrapFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Problem = new(Find);

    public BubblewrapFactAttribute() => Skip = Problem.Value;

    private static string? Find()
    {
        if (Sandbox.Missing() is { } missing) return missing;
        var temporary = Directory.CreateTempSubdirectory("workbook-").FullName;
        try
        {
            using var process = Process.Start(Sandbox.Start(["true"], "/", temporary, VisibleFiles.Find([]), new()))!;
            var words = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"bubblewrap makes no sandbox here: {words.Trim()}";
        }
        finally
        {
            Directory.Delete(temporary);
        }
    }
}
