using System.CommandLine;

namespace Workbook.Sweep;

/// <summary>The arguments and options of <c>workbook sweep</c>.</summary>
internal static class SweepCommandLine
{
    /// <summary>The command line for <paramref name="sweep"/>.</summary>
    public static Command Build(SweepCommand sweep)
    {
        var file = new Argument<string>("FILE") { Description = "The sweep: a .json file that names a notebook and values for it." };
        var profile = new Option<string?>("--profile") { Description = "The profile; the file's first unless given.", HelpName = "NAME" };
        var jobs = new Option<int>("--jobs", "-j")
        {
            Description = "How many runs there are at a time, each in a process of its own; 1 unless given.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads of each run; an equal share of the processors unless given.",
            HelpName = "N",
        };
        var shard = new Option<string?>("--shard")
        {
            Description = "Only every Nth run from the Ith, I from 1 to N: one part of several that run on their own.",
            HelpName = "I/N",
        };
        var logs = new Option<string?>("--logs") { Description = "The folder for logs and executed notebooks.", HelpName = "DIR" };
        var dryRun = new Option<bool>("--dry-run") { Description = "List the runs, the finished ones too, and run nothing." };
        jobs.Validators.Add(result =>
            result.Require(result.GetValueOrDefault<int>() is >= 1 and <= 1024, "expected --jobs with 1 to 1024"));
        threads.Validators.Add(result =>
            result.Require(result.GetValueOrDefault<int?>() is null or (>= 1 and <= 1024), "expected --threads with 1 to 1024"));
        shard.Validators.Add(result => result.Require(
            result.Tokens.All(token => Shard.Parse(token.Value) is not null),
            "expected --shard I/N with I from 1 to N; a job array of N tasks is numbered from 1, as Slurm does with --array=1-N"));

        var command = new Command("sweep", "Runs a notebook with many values; what is finished is not run again.")
        {
            file, profile, jobs, threads, shard, logs, dryRun,
        };
        command.SetAction((arguments, stop) => sweep.RunAsync(
            new SweepOptions(arguments.GetRequiredValue(file))
            {
                Profile = arguments.GetValue(profile),
                Jobs = arguments.GetValue(jobs),
                Threads = arguments.GetValue(threads),
                Shard = arguments.GetValue(shard) is { } part ? Shard.Parse(part)! : Shard.All,
                Logs = arguments.GetValue(logs),
                DryRun = arguments.GetValue(dryRun),
            },
            stop));
        return command;
    }
}
