using CSharpKernel.Completion;
using CSharpKernel.Tests.Execution;

namespace CSharpKernel.Tests.Completion;

public sealed class InspectorTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("Math.A|bs(-1)", "int System.Math.Abs(int value)")]
    [InlineData("Math.Abs(|-1)", "int System.Math.Abs(int value)")]
    [InlineData("var text = \"\"; tex|t", "string text")]
    [InlineData("StringBuild|er b;", "class System.Text.StringBuilder")]
    [InlineData("strin|g s;", "string")]
    public void A_name_is_declared(string code, string declaration) => Assert.Equal(declaration, Inspect(code)?.Declaration);

    [Fact]
    public async Task Earlier_cells_count()
    {
        await fixture.RunAsync("/// <summary>Doubles <paramref name=\"n\"/>.</summary>\nint Twice(int n) => 2 * n;");
        Assert.Equal(("int Twice(int n)", "Doubles n."), Inspect("Twi|ce(1)"));
    }

    [Fact]
    public void Nothing_is_said_about_what_has_no_meaning()
    {
        Assert.Null(Inspect("missing|"));
        Assert.Null(Inspect("  |  "));
        Assert.Null(Inspect("|"));
        Assert.Null(Inspect("1 |+ 1"));
    }

    private (string Declaration, string Documentation)? Inspect(string code)
    {
        int cursor = code.IndexOf('|', StringComparison.Ordinal);
        return Inspector.Inspect(fixture.Session, code.Remove(cursor, 1), cursor);
    }
}
