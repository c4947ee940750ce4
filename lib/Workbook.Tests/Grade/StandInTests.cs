using Workbook.Documents;
using Workbook.Grade;

namespace Workbook.Tests.Grade;

/// <summary>Submissions that put something of their own in the place of what the checks call.</summary>
public sealed class StandInTests
{
    private const string Check = "// check a (1 mark)\nChecks.Layers(() => new Model(start))";
    private const string QualifiedCheck = "// check b (1 mark)\nglobal::Lib.Teaching.Checks.Saving(report, () => new Model(start))";

    [Theory]
    [InlineData("static class Checks { }")]
    [InlineData("var Checks = new Mine();")]
    [InlineData("Mine Checks => new();")]
    [InlineData("using Checks = Mine;")]
    [InlineData("int.TryParse(\"1\", out var Checks);")]
    [InlineData("static class Mine { public static class Checks { } }\nusing static Mine;")]
    [InlineData("static class @Checks { }")]
    [InlineData("static class \\u0043hecks { }")]
    [InlineData("#!csharp\nenum Checks { }")]
    [InlineData("Mine Checks() => new();")]
    [InlineData("#!library\nnamespace Lib.Teaching { public static class Mine { } }")]
    [InlineData("#!library\nnamespace Lib;\npublic static class Mine { }")]
    [InlineData("var Lib = 1;")]
    public void A_name_that_the_checks_call_is_found_where_it_is_declared(string source) =>
        Assert.Equal(1, Find(source, Check, QualifiedCheck)?.Cell);

    [Theory]
    [InlineData("sealed class Model(int start) : Base { Model report; }")]
    [InlineData("var report = Checks.Report(); Checks.Start = new() { Checks = 1 };")]
    [InlineData("using Lib; using static Lib.Teaching;")]
    [InlineData("// static class Checks { }\nvar text = \"class Checks\";")]
    [InlineData("#!html\n<b>Lib Checks</b>")]
    [InlineData("#!mermaid\nclass Checks")]
    public void Uses_and_names_that_students_are_asked_for_are_left_alone(string source) => Assert.Null(Find(source, Check, QualifiedCheck));

    [Theory]
    [InlineData("#load \"mine.csx\"\nvar x = 1;", "#load \"mine.csx\"")]
    [InlineData("#!time\n#!import mine.cs", "#!import mine.cs")]
    [InlineData("#r \"/dev/shm/FilterGen.dll\"", "#r \"/dev/shm/FilterGen.dll\"")]
    [InlineData("var y = 1;\n  #r \"../lib/Other.dll\" // mine", "#r \"../lib/Other.dll\" // mine")]
    [InlineData("#i \"nuget: /tmp/mine\"\n#r \"nuget: FilterGen, 1\"", "#i \"nuget: /tmp/mine\"")]
    [InlineData("#!fsharp\nlet x = 1\n#r \"mine.dll\"", "#r \"mine.dll\"")]
    [InlineData("#!fsharp\n#load \"mine.fsx\"", "#load \"mine.fsx\"")]
    [InlineData("#r \"project: mine\"", "#r \"project: mine\"")]
    public void Code_of_a_file_may_declare_anything(string source, string line)
    {
        var found = Find(source, "var x = 1;\n#r \"../lib/Lab.dll\"");
        Assert.Equal(line, found?.Name);
        Assert.StartsWith("brings code of a file (", found!.Problem);
    }

    [Theory]
    [InlineData("#r \"../lib/Lab.dll\"")]
    [InlineData("#r \"nuget: MathNet.Numerics, 5.0.0\"")]
    [InlineData("// #r \"mine.dll\"\nvar text = \"\"\"\n#r \"mine.dll\"\n\"\"\";")]
    public void The_labs_own_libraries_and_packages_are_fine(string source) => Assert.Null(Find(source, "#r \"../lib/Lab.dll\"", Check));

    [Theory]
    [InlineData("#!time\nstatic class LabChecks { }")]
    [InlineData("#!set --name LabChecks --value 1")]
    [InlineData("#!share --from csharp x --as LabChecks")]
    [InlineData("#!html\n<b/>\n#!csharp\nstatic class LabChecks { }")]
    public void Magics_hide_no_declaration(string source) => Assert.Equal("LabChecks", NotebookKernel.Syntax.CellSyntax.Declared(source).First(name => name == "LabChecks"));

    [Fact]
    public void What_the_lab_declares_may_be_declared_again() =>
        Assert.Null(Find("var net = 1; var run = 2; var x = 3;", "var net = Net.New();", "// check a (1 mark)\n"
            + "var run = net.Fit(); if (run.All(x => x.IsGood())) net.Close(); Double(4).ToString();"));

    [Fact]
    public void The_teachers_checks_in_a_submission_are_no_stand_ins() => Assert.Null(StandIn.Find(
        new() { Cells = [new(CellKind.Code, "var Checks = 1;")] }, [0], new HashSet<string> { "Checks" }, new HashSet<string>()));

    [Theory]
    [InlineData("lab.dib")]
    [InlineData("solution.dib")]
    public void The_workbooks_solution_is_none(string lab)
    {
        var above = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(above, "notebooks"))) above = Path.GetDirectoryName(above)!;
        var folder = Path.Combine(above, "notebooks", "dynamic-filter-lab");
        var guarded = StandIn.Guarded(NotebookFile.Load(Path.Combine(folder, lab)));
        var solution = NotebookFile.Load(Path.Combine(folder, "solution.dib"));
        var checks = solution.Cells.Index().Where(cell => CheckCell.Parse(cell.Item) is not null).Select(cell => cell.Index);

        Assert.NotEmpty(guarded);
        Assert.DoesNotContain("BaseModel", guarded);
        Assert.Null(StandIn.Find(solution, [.. checks], guarded, StandIn.Libraries(solution)));
    }

    private static StandIn? Find(string source, params string[] lab)
    {
        NotebookDocument document = new() { Cells = [.. lab.Select(text => new NotebookCell(CellKind.Code, text))] };
        return StandIn.Find(new() { Cells = [new(CellKind.Markdown, "Checks"), new(CellKind.Code, source)] }, [],
            StandIn.Guarded(document), StandIn.Libraries(document));
    }
}
