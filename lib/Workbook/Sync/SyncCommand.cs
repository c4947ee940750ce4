using System.CommandLine;
using Workbook.Documents;

namespace Workbook.Sync;

/// <summary>The command <c>workbook sync</c>.</summary>
/// <param name="output">Where it says what it did.</param>
/// <param name="error">Where it says what it could not do.</param>
internal sealed class SyncCommand(TextWriter output, TextWriter error)
{
    /// <summary>The command line.</summary>
    public Command Build()
    {
        var paths = new Argument<string[]>("PATHS")
        {
            Description = "Notebooks, and folders of notebooks; the current folder unless given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing; list the pairs that differ or lack a side, and exit with 1 if there are any.",
        };
        var from = CommandTree.Option<string>(
            "--from", "dib|ipynb", "The side that wins where the two differ; the edited one unless given.");
        from.AcceptOnlyFromAmong("dib", "ipynb");

        var command = new Command("sync", "Keeps the .dib and .ipynb files of notebooks in step.") { paths, check, from };
        command.SetAction(arguments =>
        {
            var chosen = arguments.GetValue(paths) is { Length: > 0 } given ? given : ["."];
            return arguments.GetValue(check) ? Check(chosen) : Sync(chosen, arguments.GetValue(from));
        });
        return command;
    }

    /// <summary>Brings every pair at <paramref name="paths"/> in step.</summary>
    /// <param name="paths">Notebooks and folders of notebooks.</param>
    /// <param name="from">The side that wins where the two differ: <c>dib</c>, <c>ipynb</c>, or null for the edited one.</param>
    /// <returns>0 when all pairs are in step now, else 1.</returns>
    private int Sync(IReadOnlyList<string> paths, string? from) => ForEach(paths, pair =>
    {
        var state = pair.Compare();
        switch (state)
        {
            case PairState.InStep:
                pair.Remember();
                return true;
            case PairState.DibMissing or PairState.IpynbMissing:
                Write(pair, toIpynb: state == PairState.IpynbMissing);
                return true;
            case var _ when from is not null:
                Write(pair, toIpynb: from == "dib");
                return true;
            case PairState.Undecided:
                error.WriteLine($"{Describe(pair, state)}; say which one to keep with --from dib or --from ipynb.");
                return false;
            default:
                Write(pair, toIpynb: state == PairState.DibChanged);
                return true;
        }
    });

    /// <summary>Lists the pairs at <paramref name="paths"/> that are not in step, and changes nothing.</summary>
    /// <returns>0 when all pairs are in step, else 1.</returns>
    private int Check(IReadOnlyList<string> paths) => ForEach(paths, pair =>
    {
        var state = pair.Compare();
        if (state == PairState.InStep) return true;
        error.WriteLine($"{Describe(pair, state)}.");
        return false;
    });

    private int ForEach(IReadOnlyList<string> paths, Func<NotebookPair, bool> visit)
    {
        IReadOnlyList<NotebookPair> pairs = [];
        var fine = Try(() => (pairs = PairFinder.Find(paths)) is not null);
        foreach (var pair in pairs) fine &= Try(() => visit(pair));
        return fine ? 0 : 1;
    }

    private bool Try(Func<bool> act)
    {
        try
        {
            return act();
        }
        catch (Exception problem) when (problem is DocumentException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return false;
        }
    }

    private void Write(NotebookPair pair, bool toIpynb)
    {
        if (toIpynb) pair.WriteIpynb();
        else pair.WriteDib();
        output.WriteLine(toIpynb ? $"{pair.Dib} -> {pair.Ipynb}" : $"{pair.Ipynb} -> {pair.Dib}");
    }

    private static string Describe(NotebookPair pair, PairState state) => state switch
    {
        PairState.DibMissing => $"{pair.Dib} is missing beside {Path.GetFileName(pair.Ipynb)}",
        PairState.IpynbMissing => $"{pair.Ipynb} is missing beside {Path.GetFileName(pair.Dib)}",
        PairState.DibChanged => $"{pair.Dib} has changes that {Path.GetFileName(pair.Ipynb)} lacks",
        PairState.IpynbChanged => $"{pair.Ipynb} has changes that {Path.GetFileName(pair.Dib)} lacks",
        _ => $"{pair.Dib} and {Path.GetFileName(pair.Ipynb)} differ and it cannot be told which one was edited",
    };
}
