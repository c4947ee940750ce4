using System.CommandLine;
using System.Globalization;

namespace Workbook.Run;

/// <summary>The arguments and options of <c>workbook run</c>.</summary>
internal static class RunCommandLine
{
    /// <summary>The command line for <paramref name="run"/>.</summary>
    public static Command Build(RunCommand run)
    {
        var file = new Argument<string>("FILE") { Description = "The notebook, a .dib or .ipynb file." };
        var output = new Option<string>("--output", "-o")
        {
            Description = "Where the executed notebook goes; FILE with the extension .ipynb unless given.",
            HelpName = "OUT",
        };
        var timeout = new Option<double?>("--timeout")
        {
            Description = "How long each cell may run; without limit unless given.",
            HelpName = "SECONDS",
        };
        var environment = new Option<string[]>("--env")
        {
            Description = "An environment variable for the notebook; may be repeated.",
            HelpName = "NAME=VALUE",
        };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "Sets a variable of the cell that begins with // parameters; may be repeated, needs -o.",
            HelpName = "NAME=VALUE",
        };
        var log = new Option<string?>("--log")
        {
            Description = "A file that also gets what the notebook prints, progress bars as they end.",
            HelpName = "FILE",
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print errors only, neither progress nor what the notebook prints." };
        timeout.Validators.Add(result =>
            result.Require(result.Tokens.All(seconds => IsDuration(seconds.Value)), "expected --timeout with 0 to 1,000,000 seconds"));
        environment.Validators.Add(result =>
            result.Require(result.Tokens.All(pair => pair.Value.IndexOf('=') > 0), "expected --env with NAME=VALUE"));
        parameters.Validators.Add(result =>
            result.Require(result.Tokens.All(pair => pair.Value.IndexOf('=') > 0), "expected -p with NAME=VALUE"));

        var command = new Command("run", "Runs a notebook without an editor and writes it with its outputs.")
        {
            file, output, timeout, environment, parameters, log, quiet,
        };
        command.SetAction((arguments, stop) =>
        {
            foreach (var pair in arguments.GetValue(environment) ?? []) SetVariable(pair);
            TimeSpan? limit = arguments.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
            var options = new RunOptions(arguments.GetRequiredValue(file), arguments.GetValue(output), limit, arguments.GetValue(quiet))
            {
                Log = arguments.GetValue(log),
                Parameters = Pairs(arguments.GetValue(parameters) ?? []),
            };
            return run.RunAsync(options, stop);
        });
        return command;
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

    private static void SetVariable(string pair)
    {
        var end = pair.IndexOf('=');
        Environment.SetEnvironmentVariable(pair[..end], pair[(end + 1)..]);
    }
}
