using System.CommandLine;

namespace Workbook.Sync;

/// <summary>The arguments and options of <c>workbook sync</c>.</summary>
internal static class SyncCommandLine
{
    /// <summary>The command line for <paramref name="sync"/>.</summary>
    public static Command Build(SyncCommand sync)
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
        var from = new Option<string>("--from")
        {
            Description = "The side that wins where the two differ; the edited one unless given.",
            HelpName = "dib|ipynb",
        };
        from.AcceptOnlyFromAmong("dib", "ipynb");

        var command = new Command("sync", "Keeps the .dib and .ipynb files of notebooks in step.") { paths, check, from };
        command.SetAction(arguments =>
        {
            var chosen = arguments.GetValue(paths) is { Length: > 0 } given ? given : ["."];
            return arguments.GetValue(check) ? sync.Check(chosen) : sync.Sync(chosen, arguments.GetValue(from));
        });
        return command;
    }
}
