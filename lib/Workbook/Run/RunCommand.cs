using System.CommandLine;
using System.Diagnostics;
using NotebookKernel.Execution;
using Workbook.Documents;
using Workbook.Sync;

namespace Workbook.Run;

/// <summary>The command <c>workbook run</c>.</summary>
/// <param name="output">Where the notebook's standard output goes.</param>
/// <param name="error">Where progress, the notebook's standard error and error messages go.</param>
internal sealed class RunCommand(TextWriter output, TextWriter error)
{
    /// <summary>How the line ends that names the cell that failed.</summary>
    public const string CellFailed = ": the cell failed";

    /// <summary>The command line.</summary>
    public Command Build()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The notebooks, .dib or .ipynb files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = CommandTree.Option<string>(
            "--output", "OUT", "Where the executed notebook goes; FILE with the extension .ipynb unless given.", "-o");
        var timeout = CommandTree.Option<double?>("--timeout", "SECONDS", "How long each cell may run; without limit unless given.");
        var environment = CommandTree.Option<string[]>(
            "--env", "NAME=VALUE", "An environment variable for the notebook; may be repeated.");
        var parameters = CommandTree.Option<string[]>(
            "--parameter", "NAME=VALUE", "Sets a variable of the cell that begins with // parameters; may be repeated, needs -o.", "-p");
        var log = CommandTree.Option<string?>(
            "--log", "FILE", "A file that also gets what the notebook prints, progress bars as they end.");
        var junit = CommandTree.Option<string?>(
            "--junit", "FILE", "A file that gets a report of the cells in JUnit's XML, which CI servers show.");
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "How many of several notebooks run at a time, each in a process of its own.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print errors only, neither progress nor what the notebook prints." };
        jobs.Validators.Add(result =>
            result.Require(result.GetValueOrDefault<int>() is >= 1 and <= 1024, "expected --jobs with 1 to 1024"));
        timeout.Validators.Add(result =>
            result.Require(result.Tokens.All(seconds => IsDuration(seconds.Value)), "expected --timeout with 0 to 1,000,000 seconds"));
        environment.Validators.Add(result =>
            result.Require(result.Tokens.All(pair => pair.Value.IndexOf('=') > 0), "expected --env with NAME=VALUE"));
        parameters.Validators.Add(result =>
            result.Require(result.Tokens.All(pair => pair.Value.IndexOf('=') > 0), "expected -p with NAME=VALUE"));

        var command = new Command("run", "Runs notebooks without an editor and writes them with their outputs.")
        {
            files, output, timeout, environment, parameters, log, junit, jobs, quiet,
        };
        command.Validators.Add(result => result.Require(
            result.GetValue(files) is not { Length: > 1 } || (result.GetValue(output) ?? result.GetValue(log)) is null,
            "--output and --log name one file and are for one notebook; each of several is written beside itself"));
        command.SetAction((arguments, stop) =>
        {
            foreach (var (name, value) in Pairs(arguments.GetValue(environment) ?? [])) Environment.SetEnvironmentVariable(name, value);
            TimeSpan? limit = arguments.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            if (arguments.GetRequiredValue(files) is { Length: > 1 } several)
                return new NotebookBatch(error).RunAsync(several, arguments.GetValue(jobs), limit, arguments.GetValue(junit), stop);
            var options = new RunOptions(
                arguments.GetRequiredValue(files)[0], arguments.GetValue(output), limit, arguments.GetValue(quiet), arguments.GetValue(log),
                arguments.GetValue(junit), Pairs(arguments.GetValue(parameters) ?? []));
            return RunAsync(options, stop);
        });
        return command;
    }

    /// <summary>Runs the notebook and writes it with its outputs.</summary>
    /// <returns>0; 1 when a cell failed; <see cref="Shell.Interrupted"/> when stopped.</returns>
    private async Task<int> RunAsync(RunOptions options, CancellationToken stop)
    {
        var target = options.Output ?? Path.ChangeExtension(options.File, ".ipynb");
        var document = Prepare(options, target);
        var clock = Stopwatch.StartNew();
        var outcome = await RunAsync(document, options, stop).ConfigureAwait(false);
        NotebookFile.Save(document, target);
        if (options.JUnit is { } report) AtomicFile.WriteAllText(report, JUnitReport.Of(options.File, document, outcome));
        return Report(options, target, outcome, clock.Elapsed);
    }

    private static NotebookDocument Prepare(RunOptions options, string target)
    {
        if (!NotebookFile.IsIpynb(target)) throw new DocumentException(target, null, "expected an output file that ends in .ipynb");
        if (options.Parameters.Count > 0 && Path.GetFullPath(target) == Path.GetFullPath(new NotebookPair(options.File).Ipynb))
        {
            throw new DocumentException(target, null,
                $"with parameters set it would no longer be what {Path.GetFileName(options.File)} says; name another file with -o");
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        if (!Directory.Exists(folder)) throw new DocumentException(target, null, $"there is no folder {folder}");
        RequireFolder(options.JUnit);
        var document = NotebookFile.Load(options.File);
        document.NameCells();
        document.RequireCSharp(options.File);
        if (NotebookFile.IsDib(options.File))
        {
            var pair = new NotebookPair(options.File);
            if (File.Exists(target) && Path.GetFullPath(target) == Path.GetFullPath(pair.Ipynb)) document = Replacing(pair, document);
            SyncRecord.Write(document, options.File);
        }
        document.NameKernel();
        ParametersCell.Set(document, options.File, options.Parameters);
        return document;
    }

    /// <exception cref="DocumentException">A file is to be written, and there is no folder for it.</exception>
    public static void RequireFolder(string? file)
    {
        if (file is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
            throw new DocumentException(file, null, "there is no folder for it");
    }

    /// <summary>The notebook with the cell ids and metadata of the executed one beside it, which it will replace.</summary>
    private static NotebookDocument Replacing(NotebookPair pair, NotebookDocument document)
    {
        if (pair.Compare() is PairState.IpynbChanged or PairState.Undecided)
        {
            throw new DocumentException(pair.Ipynb, null,
                $"has edits that {Path.GetFileName(pair.Dib)} lacks; run \"environment/workbook sync\" first, "
                + "or name another file with -o");
        }
        return NotebookMerge.Merge(document, NotebookFile.Load(pair.Ipynb));
    }

    private async Task<RunOutcome> RunAsync(NotebookDocument document, RunOptions options, CancellationToken stop)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.File))!;
        using var log = options.Log is null ? null : new StreamWriter(options.Log);
        using var logged = log is null ? null : new FinishedLines(log);
        using var lines = Console.IsOutputRedirected ? new FinishedLines(output) : null;
        var shown = options.Quiet ? null : lines ?? output;
        var stdout = logged is null ? shown : TextWriter.CreateBroadcasting(logged, shown ?? TextWriter.Null);
        var recorder = new OutputRecorder(new OutputLimits(), stdout, options.Quiet ? null : error);
        var progress = new RunProgress(options.Quiet ? null : error);
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            // The recorder counts output as a terminal shows it, so the session need not cut it.
            using var session = new CSharpSession(new SessionOptions(folder) { OutputLimit = int.MaxValue });
            return await new NotebookRunner(session, recorder, progress).RunAsync(document, options.Timeout, stop).ConfigureAwait(false);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private int Report(RunOptions options, string target, RunOutcome outcome, TimeSpan elapsed)
    {
        if (outcome.Error is { } failure && !outcome.Stopped)
        {
            error.WriteLine($"{options.File}, cell {outcome.Ran} of {outcome.Count}{CellFailed}");
            foreach (var line in failure.Traceback) error.WriteLine(line);
        }
        if (outcome.Stopped) error.WriteLine($"{options.File}, cell {outcome.Ran} of {outcome.Count}: interrupted");
        if (!options.Quiet) error.WriteLine($"Wrote {target} ({outcome.Ran} of {outcome.Count} cells, {RunProgress.Duration(elapsed)})");
        if (outcome.Stopped) return Shell.Interrupted;
        return outcome.Error is null ? 0 : 1;
    }

    private static bool IsDuration(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6;

    /// <summary>Values by name; of a name given twice, the last.</summary>
    private static Dictionary<string, string> Pairs(string[] pairs)
    {
        var values = new Dictionary<string, string>();
        foreach (var pair in pairs) values[pair[..pair.IndexOf('=')]] = pair[(pair.IndexOf('=') + 1)..];
        return values;
    }
}
