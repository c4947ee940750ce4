namespace Workbook.Tests.Grade;

public sealed class GradeTests : IDisposable
{
    private readonly GradeFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [BubblewrapFact]
    public async Task Solutions_get_all_marks_gaps_none_and_wrong_answers_what_they_earn()
    {
        Assert.Equal(0, await fixture.RunAsync("assign", "./solution.dib", "-o", "./untouched.ipynb"));
        fixture.Submit("ann.dib");
        fixture.Submit("bob.dib", ("x / 2", "(x + 1) / 2"));

        Assert.Equal(0, await fixture.GradeAsync("./ann.dib", "./bob.dib", "./untouched.ipynb"));

        Assert.Equal("ann: 3.5/3.5\nbob: 1.5/3.5\nuntouched: 0/3.5\n", fixture.Output);
        Assert.Equal(fixture.Output, fixture.Read("marks/marks.txt"));
        Assert.Equal(
            """
            # bob: 1.5/3.5

            | check | marks |
            |---|---:|
            | double | 1.5 of 1.5 |
            | half | 0 of 2 |

            ## half
                expected Half(7) to be 3, found 4

            """, fixture.Read("marks/bob.md"));
        Assert.EndsWith("| half | 0 of 2 |\n\nNot begun: \"double\", \"half\".\n", fixture.Read("marks/untouched.md"));
        Assert.Equal(5, fixture.Load("marks/ann.ipynb").Cells.Count);
    }

    [BubblewrapFact]
    public async Task Checks_that_a_student_changed_or_removed_are_the_teachers()
    {
        fixture.Submit("changed.dib", ("if (Double(4) != 8) throw", "if (false) throw"), ("2 * x", "3 * x"));
        fixture.Submit("removed.dib", ("// check half (2 marks)", "// no check"), ("x / 2", "0"));

        Assert.Equal(0, await fixture.GradeAsync("./changed.dib", "./removed.dib"));

        Assert.Equal(
            "changed: 2/3.5 (1 check altered, not counted)\nremoved: 1.5/3.5 (1 check deleted, not counted)\n", fixture.Output);
        const string words = "Checks that were not as they were handed out: {0}. The teacher's were run in their place.";
        Assert.Contains(string.Format(words, "\"double\" altered"), fixture.Read("marks/changed.md"));
        Assert.Contains(string.Format(words, "\"half\" deleted"), fixture.Read("marks/removed.md"));
        Assert.Contains("expected Double(4) to be 8, found 12", fixture.Read("marks/changed.md"));
        Assert.Contains("expected Half(4) to be 2, found 0", fixture.Read("marks/removed.md"));
    }

    [BubblewrapFact]
    public async Task Cells_that_fail_are_told_and_the_others_run()
    {
        fixture.Submit("a.dib", ("# Numbers\n", "# Numbers\n\n#!csharp\n\nundefined"));

        Assert.Equal(0, await fixture.GradeAsync("./a.dib"));

        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
        Assert.Contains("## Cell 1 failed\n", fixture.Read("marks/a.md"));
        Assert.Contains("'undefined'", fixture.Read("marks/a.md"));
    }

    [BubblewrapFact]
    public async Task What_a_stand_in_for_the_checks_says_earns_nothing()
    {
        const string lab = """
            #!csharp

            // check first (1 mark)
            if (Math.Abs(-1) != 1) throw new Exception("wrong");

            #!csharp

            // check second (2 marks)
            if (Math.Abs(answer) != 3) throw new Exception("wrong");

            """;
        fixture.Write("math.dib", lab);
        fixture.Write("a.dib", lab.Replace("// check second", "var answer = 3;\n\n#!csharp\n\n// check second"));
        fixture.Write("b.dib", lab.Replace(
            "// check second", "static class Math { public static int Abs(int x) => 3; }\nvar answer = 0;\n\n#!csharp\n\n// check second"));

        Assert.Equal(0, await fixture.RunAsync("grade", "--lab", "./math.dib", "--out", "./marks", "./a.dib", "./b.dib"));

        Assert.Equal("a: 3/3\nb: 1/3\n", fixture.Output);
        Assert.Contains(
            "Not counted: cell 2 declares Math, a name that the checks themselves call. Give yours another name: ",
            fixture.Read("marks/b.md"));
    }

    [Fact]
    public async Task A_lab_without_checks_is_named()
    {
        fixture.Write("lab.dib", "1");
        fixture.Submit("a.dib");

        Assert.Equal(1, await fixture.RunAsync("grade", "--lab", "./lab.dib", "./a.dib", "--out", "./marks"));

        if (Workbook.Grade.Sandbox.Missing() is null) Assert.Contains("lab.dib: has no checks", fixture.Error);
        else Assert.Contains("apt-get install bubblewrap", fixture.Error);
    }
}
