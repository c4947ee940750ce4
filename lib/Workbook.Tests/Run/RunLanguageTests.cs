using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Tests.Run;

/// <summary>Which language the cells of a notebook are run in that say it nowhere themselves.</summary>
[Collection(ProcessStateCollection.Name)]
public sealed class RunLanguageTests : IDisposable
{
    private const string FSharp = """{"kernelspec": {"display_name": ".NET (F#)", "language": "F#", "name": ".net-fsharp"}}""";
    private const string Several = """{"language_info": {"name": "polyglot-notebook"}""";

    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData(FSharp, "let twice x = 2 * x\ntwice 21")]
    [InlineData(Several + """, "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""", "[ 1 .. 3 ] |> List.sum |> (*) 7")]
    [InlineData(Several + """, "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp"}}}""", "int x = 42; x")]
    [InlineData(Several + "}", "int x = 42; x")]
    public async Task The_notebook_says_it_for_them(string metadata, string code)
    {
        Write(metadata, code);

        Assert.Equal(0, await fixture.RunAsync("run", "./a.ipynb"));
        Assert.Equal(0, await fixture.RunAsync("run", "./a.ipynb"));

        var cells = fixture.Load("a.ipynb").Cells;
        Assert.Equal(
            ["42", "43"],
            cells.Select(cell => Assert.IsType<ResultOutput>(Assert.Single(cell.Outputs)).Data["text/plain"]!.GetValue<string>()));
        Assert.Equal(code, cells[0].Source);
    }

    [Theory]
    [InlineData("""{"language": "PowerShell", "name": ".net-pwsh"}""", """{"polyglot_notebook": {"kernelName": "fsharp"}}""")]
    [InlineData("""{"language": "python", "name": "python3"}""", """{"dotnet_interactive": {"language": "fsharp"}}""")]
    [InlineData("""{"language": "C#", "name": ".net-csharp"}""", """{"vscode": {"languageId": "dotnet-interactive.fsharp"}}""")]
    public async Task Cells_that_name_their_language_run_in_any_notebook(string kernel, string cell)
    {
        fixture.Write("a.ipynb", $$"""
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {{kernel}}}, "cells": [
              {"cell_type": "code", "metadata": {{cell}}, "outputs": [], "source": "let x = 42\nx"}
            ]}
            """);
        Assert.Equal(0, await fixture.RunAsync("run", "./a.ipynb"));
        var output = Assert.IsType<ResultOutput>(Assert.Single(Assert.Single(fixture.Load("a.ipynb").Cells).Outputs));
        Assert.Equal("42", output.Data["text/plain"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"cell_type": "markdown", "metadata": {}, "source": "text"}""")]
    [InlineData("""{"cell_type": "code", "metadata": {"vscode": {"languageId": "python"}}, "outputs": [], "source": "1"}""")]
    public async Task A_notebook_of_another_language_whose_cells_name_none_is_refused(string cell)
    {
        fixture.Write("a.ipynb", $$"""
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {"language": "python", "name": "python3"} }, "cells": [{{cell}}]}
            """);
        Assert.Equal(1, await fixture.RunAsync("run", "./a.ipynb"));
        Assert.Contains("expected a C# notebook, found one in python", fixture.Error);
    }

    [Fact]
    public async Task Other_languages_are_refused()
    {
        Write("""{"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}""", "1");
        Assert.Equal(1, await fixture.RunAsync("run", "./a.ipynb"));
        Assert.Contains("expected a C# notebook, found one in python", fixture.Error);
    }

    private void Write(string metadata, string code) => fixture.Write("a.ipynb", $$"""
        {"nbformat": 4, "nbformat_minor": 2, "metadata": {{metadata}}, "cells": [
          {"cell_type": "code", "metadata": {}, "outputs": [], "source": {{JsonValue.Create(code).ToJsonString()}}},
          {"cell_type": "code", "metadata": {}, "outputs": [], "source": "#!csharp\n43"}
        ]}
        """);
}
