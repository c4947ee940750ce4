namespace Workbook.Tests.Run;

[Collection(ProcessStateCollection.Name)]
public sealed class RunWithParametersTests : IDisposable
{
    private const string Product = """
        #!csharp

        // parameters
        int a = 2;
        string text = "none";

        #!csharp

        Console.Write($"{a * 21} {text}");

        """;

    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task The_executed_notebook_shows_the_values_and_the_file_keeps_its_own()
    {
        fixture.Write("a.dib", Product);

        Assert.Equal(0, await fixture.RunAsync("run", "./a.dib", "-o", "./out.ipynb", "-p", "a=3", "--parameter", "text=x=y"));

        Assert.Equal("63 x=y", fixture.Output);
        Assert.Contains("int a = 3;", fixture.Load("out.ipynb").Cells[0].Source);
        Assert.Equal(Product, fixture.Read("a.dib"));
    }

    [Theory]
    [InlineData("./a.dib")]
    [InlineData("./a.ipynb")]
    public async Task The_pair_is_not_overwritten(string file)
    {
        fixture.Write("a.dib", Product);
        await fixture.RunAsync("sync", fixture.Root);
        var before = fixture.Read("a.ipynb");

        Assert.Equal(1, await fixture.RunAsync("run", file, "-p", "a=3"));

        Assert.Contains("name another file with -o", fixture.Error);
        Assert.Equal(before, fixture.Read("a.ipynb"));
    }

    [Fact]
    public async Task A_value_without_a_name_is_refused()
    {
        fixture.Write("a.dib", Product);

        Assert.Equal(1, await fixture.RunAsync("run", "./a.dib", "-o", "./out.ipynb", "-p", "3"));

        Assert.Contains("expected -p with NAME=VALUE", fixture.Error);
        Assert.Equal(["a.dib"], fixture.Names());
    }
}
