namespace Workbook.Tests.Grade;

/// <summary>Submissions that loop, write, end the process or use too much: no harm is done, and the report says what they did.</summary>
public sealed class HarmfulSubmissionTests : IDisposable
{
    private readonly GradeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [BubblewrapFact]
    public async Task A_loop_ends_at_the_cells_limit_and_the_rest_is_graded()
    {
        await GradeAsync("while (true) { }", "--cell-time", "1");

        Assert.Equal("a: 2/3.5\n", fixture.Output);
        Assert.Contains("The cell ran longer than 1 s and was interrupted.", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task A_submission_that_is_too_slow_as_a_whole_is_ended()
    {
        await GradeAsync("Task.Delay(-1).Wait(); return 0;", "--time", "6");

        Assert.Equal("a: 0/3.5\n", fixture.Output);
        Assert.Contains("it ran longer than 6 s and was ended", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task Nothing_outside_the_temporary_folder_can_be_written()
    {
        var target = fixture.Path("written");

        await GradeAsync($"File.WriteAllText(@\"{target}\", \"x\"); return 2 * x;");

        Assert.Equal("a: 2/3.5\n", fixture.Output);
        Assert.Contains("Read-only file system", fixture.Read("marks/a.md"));
        Assert.False(File.Exists(target));
    }

    [BubblewrapFact]
    public async Task Temporary_files_can_be_written_and_are_gone_afterwards()
    {
        await GradeAsync("File.WriteAllText(Path.Combine(Path.GetTempPath(), \"workbook-left\"), \"x\"); return 2 * x;");

        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "workbook-left")));
    }

    [BubblewrapFact]
    public async Task The_end_of_the_process_is_told_and_what_was_earned_before_stays()
    {
        fixture.Submit("a.dib", ("return x / 2;", "Environment.Exit(0); return 0;"));

        Assert.Equal(0, await fixture.GradeAsync("./a.dib"));

        Assert.Equal("a: 1.5/3.5\n", fixture.Output);
        Assert.Contains("its process ended with exit code 0 in cell 4", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task Why_native_code_ended_the_process_is_told()
    {
        const string Ending = """
            string[] printing = ["-c", "printf \"terminate called after ...\\n  what():  2x3 and 4x5\\nframe #0\\n\" >&2"];
            System.Diagnostics.Process.Start("sh", printing).WaitForExit();
            Environment.Exit(134);
            return 0;
            """;
        fixture.Submit("a.dib", ("return x / 2;", Ending));

        Assert.Equal(0, await fixture.GradeAsync("./a.dib"));

        Assert.Contains("its process ended with exit code 134 in cell 4: 2x3 and 4x5.", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task A_gigabyte_of_text_is_cut()
    {
        await GradeAsync(
            "var text = new string('x', 1_000_000); for (var i = 0; i < 1000; i++) Console.WriteLine(text); return 2 * x;");

        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
        Assert.True(new FileInfo(fixture.Path("marks/a.ipynb")).Length < 10_000_000);
    }

    [BubblewrapFact]
    public async Task A_gigabyte_past_the_notebook_ends_the_submission()
    {
        await GradeAsync(
            "using var raw = new FileStream(\"/proc/self/fd/1\", FileMode.Open, FileAccess.Write); "
            + "var text = new byte[1_000_000]; for (var i = 0; i < 1000; i++) raw.Write(text); return 2 * x;");

        Assert.Equal("a: 0/3.5\n", fixture.Output);
        Assert.Contains("it gave out more than 64 MB and was ended", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task Memory_has_a_limit()
    {
        await GradeAsync("var all = new List<byte[]>(); while (true) all.Add(new byte[50_000_000]);", "--memory", "2500");

        Assert.Contains("| double | 0 of 1.5 |", fixture.Read("marks/a.md"));
        Assert.Contains("OutOfMemory", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task There_is_no_network()
    {
        await GradeAsync(
            "return System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces().All(one => one.Name == \"lo\") "
            + "? 2 * x : 0;");

        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
    }

    /// <summary>Grades a submission in which this stands in place of the first solution.</summary>
    private async Task GradeAsync(string solution, params string[] arguments)
    {
        fixture.Submit("a.dib", ("return 2 * x;", solution));
        Assert.Equal(0, await fixture.GradeAsync(["./a.dib", .. arguments]));
    }
}
