using System.CommandLine;

namespace Workbook.Grade;

/// <summary>The arguments and options of <c>workbook grade</c>.</summary>
internal static class GradeCommandLine
{
    /// <summary>The command line for <paramref name="grade"/>.</summary>
    public static Command Build(GradeCommand grade)
    {
        var defaults = new GradeLimits();
        var files = new Argument<string[]>("FILE")
        {
            Description = "The submissions, .ipynb or .dib files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var lab = new Option<string?>("--lab")
        {
            Description = "The teacher's notebook: its cells that begin with // check NAME (N marks) count, not the student's. "
                + "The only lab.dib below the folder notebooks, here or above, unless given.",
            HelpName = "LAB",
        };
        var folder = new Option<string>("--out", "-o")
        {
            Description = "The folder for the table of marks, the reports and the executed notebooks; \"marks\" unless given.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "marks",
        };
        var total = Limit("--time", "SECONDS", "How long a submission may run", (int)defaults.Total.TotalSeconds, 1_000_000);
        var cell = Limit("--cell-time", "SECONDS", "How long a cell may run", (int)defaults.Cell.TotalSeconds, 1_000_000);
        var memory = Limit("--memory", "MB", "How much memory a submission may use", (int)(defaults.Memory >> 20), 1 << 20);
        var command = new Command("grade", "Runs submissions in a sandbox and writes their marks.")
        {
            files, lab, folder, total, cell, memory,
        };
        command.SetAction((arguments, stop) => grade.RunAsync(
            new GradeOptions(
                arguments.GetRequiredValue(files), arguments.GetValue(lab), arguments.GetRequiredValue(folder), defaults with
                {
                    Total = TimeSpan.FromSeconds(arguments.GetValue(total)),
                    Cell = TimeSpan.FromSeconds(arguments.GetValue(cell)),
                    Memory = (long)arguments.GetValue(memory) << 20,
                }),
            stop));
        return command;
    }

    private static Option<int> Limit(string name, string unit, string description, int usual, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description}; {usual} unless given.",
            HelpName = unit,
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result => result.Require(
            result.GetValueOrDefault<int>() >= 1 && result.GetValueOrDefault<int>() <= most, $"expected {name} with 1 to {most}"));
        return option;
    }
}
