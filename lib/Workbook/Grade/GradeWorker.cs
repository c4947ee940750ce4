using NotebookKernel.Execution;
using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Grade;

/// <summary>
/// Runs a submission within the sandbox: every cell, also after one that failed, and tells each one's outputs on standard output
/// at once, so that they are known whatever a later cell does to the process.
/// </summary>
internal static class GradeWorker
{
    /// <summary>The program's argument that starts it; NOTEBOOK, FOLDER and SECONDS follow.</summary>
    public const string Command = "grade-worker";

    /// <summary>Runs the notebook in the folder; no cell longer than the seconds. The first line of standard input is the key.</summary>
    public static async Task<int> RunAsync(string notebook, string folder, string seconds)
    {
        var key = Console.ReadLine() ?? "";
        using var lines = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var document = NotebookFile.Load(notebook);
        var recorder = new OutputRecorder(new OutputLimits(), null, null);
        using var session = new CSharpSession(new SessionOptions(folder) { OutputLimit = int.MaxValue });
        var runner = new NotebookRunner(session, recorder, new RunProgress(null))
        {
            KeepsGoing = true,
            Begins = place => lines.WriteLine(new WorkerLine(place, null, null).Write(key)),
            Ended = place => lines.WriteLine(
                new WorkerLine(place, document.Cells[place].ExecutionCount, document.Cells[place].Outputs).Write(key)),
        };
        var limit = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        await runner.RunAsync(document, limit, CancellationToken.None).ConfigureAwait(false);
        return 0;
    }
}
