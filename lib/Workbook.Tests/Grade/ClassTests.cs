namespace Workbook.Tests.Grade;

/// <summary>Grading many at once: missing files, trouble with one, the tables.</summary>
public sealed class ClassTests : IDisposable
{
    private readonly GradeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [BubblewrapFact]
    public async Task A_missing_file_is_an_error_and_has_no_mark()
    {
        fixture.Submit("ann.dib");
        fixture.Write("folder/x", "");

        Assert.Equal(1, await fixture.GradeAsync("./nosuch.ipynb", "./ann.dib", "./folder"));

        Assert.Equal("ann: 3.5/3.5\n", fixture.Output);
        Assert.Equal(fixture.Output, fixture.Read("marks/marks.txt"));
        Assert.Contains("nosuch.ipynb: expected a submission, found no such file: it gets no mark.", fixture.Error);
        Assert.Contains("folder: expected a submission, found a folder: it gets no mark.", fixture.Error);
        Assert.False(File.Exists(fixture.Path("marks/nosuch.md")));
    }

    [BubblewrapFact]
    public async Task Only_missing_files_leave_nothing_behind()
    {
        Assert.Equal(1, await fixture.GradeAsync("./nosuch.ipynb"));
        Assert.Equal("", fixture.Output);
        Assert.False(Directory.Exists(fixture.Path("marks")));
    }

    [BubblewrapFact]
    public async Task A_class_is_graded_several_at_a_time_and_tables_have_every_item()
    {
        fixture.Submit("ann.dib");
        fixture.Submit("bob, jr.dib", ("x / 2", "(x + 1) / 2"));
        fixture.Submit("cid.dib", ("if (Half(4) != 2)", "if (false)"));
        fixture.Write("dan.ipynb", "no notebook");
        fixture.Submit("eve.dib", ("return 2 * x;", "Environment.Exit(3); return 0;"));

        Assert.Equal(0, await fixture.GradeAsync("./ann.dib", "./bob, jr.dib", "./cid.dib", "./dan.ipynb", "./eve.dib", "--jobs", "2"));

        Assert.Equal(
            ["ann: 3.5/3.5", "bob, jr: 1.5/3.5", "cid: 3.5/3.5 (1 check altered, not counted)", "dan: 0/3.5", "eve: 0/3.5"],
            fixture.Read("marks/marks.txt").TrimEnd('\n').Split('\n'));
        Assert.Equal(fixture.Read("marks/marks.txt").Split('\n').Order(), fixture.Output.Split('\n').Order());
        var csv = fixture.Read("marks/marks.csv").TrimEnd('\n').Split('\n');
        Assert.Equal(["submission,double,half,all,remark", "ann,1.5,2,3.5,", "\"bob, jr\",1.5,0,1.5,"], csv[..3]);
        Assert.Equal("cid,1.5,2,3.5,\"1 check altered, not counted\"", csv[3]);
        Assert.StartsWith("dan,0,0,0,", csv[4]);
        Assert.Contains("its process ended with exit code 3", csv[5]);
        Assert.StartsWith(
            "| submission | double | half | all | remark |\n| --- | ---: | ---: | ---: | --- |\n| of | 1.5 | 2 | 3.5 |  |\n"
            + "| ann | 1.5 | 2 | 3.5 |  |\n", fixture.Read("marks/marks.md"));
        Assert.Contains("[5/5] ", fixture.Error);
        Assert.Matches(@"ann: graded in [0-9.]+ s; \d left, about \d", fixture.Error);
    }

    [BubblewrapFact]
    public async Task Trouble_with_one_leaves_the_others_alone()
    {
        fixture.Submit("ann.dib");
        fixture.Submit("bob.dib");
        Directory.CreateDirectory(fixture.Path("marks/ann.md"));      // ann's report cannot be written

        Assert.Equal(1, await fixture.GradeAsync("./ann.dib", "./bob.dib"));

        Assert.Equal("bob: 3.5/3.5\n", fixture.Output);
        Assert.Equal(fixture.Output, fixture.Read("marks/marks.txt"));
        Assert.Contains("ann: no mark: ", fixture.Error);
    }

    [BubblewrapFact]
    public async Task What_is_finished_when_it_is_stopped_stays()
    {
        fixture.Submit("ann.dib");
        fixture.Submit("bob.dib", ("return 2 * x;", "Task.Delay(-1).Wait(); return 0;"));
        using var stop = new CancellationTokenSource();
        var grading = fixture.GradeAsync(stop.Token, "./ann.dib", "./bob.dib");
        while (!File.Exists(fixture.Path("marks/marks.csv")) && !grading.IsCompleted) await Task.Delay(50);
        await stop.CancelAsync();

        Assert.Equal(130, await grading);
        Assert.Equal("ann: 3.5/3.5\n", fixture.Read("marks/marks.txt"));
    }
}
