namespace Workbook.Tests.Run;

/// <summary>What <c>workbook run</c> does not start at all.</summary>
public sealed class RunRefusalTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("none.dib", "none.dib: there is no such file")]
    [InlineData("text.txt", "text.txt: expected a notebook, a file that ends in .dib or .ipynb")]
    [InlineData("broken.ipynb", "broken.ipynb, line 1: not JSON")]
    [InlineData("python.ipynb", "python.ipynb: expected a C# notebook, found one in python")]
    public async Task A_file_that_is_no_notebook(string name, string message)
    {
        fixture.Write("text.txt", "");
        fixture.Write("broken.ipynb", "{ broken");
        fixture.Write("python.ipynb", """{"cells": [], "metadata": {"language_info": {"name": "python"}}, "nbformat": 4}""");
        var before = fixture.Names();

        Assert.Equal(1, await fixture.RunAsync("run", $"./{name}"));

        Assert.Contains(message, fixture.Error);
        Assert.Equal(before, fixture.Names());
        Assert.Equal("{ broken", fixture.Read("broken.ipynb"));
    }

    [Theory]
    [InlineData("./out.dib", "out.dib: expected an output file that ends in .ipynb")]
    [InlineData("./no/out.ipynb", "there is no folder")]
    public async Task An_output_that_cannot_be(string output, string message)
    {
        fixture.Write("a.dib", "1");

        Assert.Equal(1, await fixture.RunAsync("run", "./a.dib", "-o", output));

        Assert.Contains(message, fixture.Error);
        Assert.Equal(["a.dib"], fixture.Names());
    }

    [Theory]
    [InlineData("run", "./a.dib")]
    [InlineData("run", "./a.dib", "-o", "./a.ipynb")]
    public async Task A_dib_whose_ipynb_has_edits_of_its_own(params string[] arguments)
    {
        fixture.Write("a.dib", "1");
        await fixture.RunAsync("sync", fixture.Root);
        var edited = fixture.Read("a.ipynb").Replace("\"1\"", "\"1 + 1\"");
        fixture.Write("a.ipynb", edited);

        Assert.Equal(1, await fixture.RunAsync(arguments));

        Assert.Contains("a.ipynb: has edits that a.dib lacks; run \"environment/workbook sync\" first", fixture.Error);
        Assert.Equal(edited, fixture.Read("a.ipynb"));
    }

    [Theory]
    [InlineData("--timeout", "0", "expected --timeout")]
    [InlineData("--timeout", "soon", "--timeout")]
    [InlineData("--env", "NAME", "expected --env with NAME=VALUE")]
    public async Task An_option_that_makes_no_sense(string option, string value, string message)
    {
        fixture.Write("a.dib", "1");

        Assert.Equal(1, await fixture.RunAsync("run", "./a.dib", option, value));

        Assert.Contains(message, fixture.Error);
        Assert.Equal(["a.dib"], fixture.Names());
    }
}
