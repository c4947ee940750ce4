using NotebookKernel.Completion;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Completion;

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

    [Theory]
    [InlineData("Fit(|", "Fit(int network) Fit(Func<int> make) Fit<T>(T data, string name)")]
    [InlineData("Fit(() => 1|)", "Fit(Func<int> make) Fit<T>(T data, string name) Fit(int network)")]
    [InlineData("Fit(() => 1, |", "Fit<T>(T data, string name) Fit(Func<int> make) Fit(int network)")]
    [InlineData("F|it(1.5, name: \"x\")", "Fit<T>(T data, string name) Fit(int network) Fit(Func<int> make)")]
    [InlineData("var fit = Fi|t;", "Fit(int network) Fit(Func<int> make) Fit<T>(T data, string name)")]
    [InlineData("new Net(\"a\"|)", "Net.Net(string name) Net.Net(int size)")]
    public async Task All_forms_are_shown_the_one_that_fits_first(string code, string forms)
    {
        await fixture.RunAsync(
            """
            void Fit(int network) { }
            void Fit(Func<int> make) { }
            void Fit<T>(T data, string name) { }
            class Net { public Net(int size) { } public Net(string name) { } }
            """);
        int cursor = code.IndexOf('|', StringComparison.Ordinal);
        var found = Inspector.Inspect(fixture.Session, code.Remove(cursor, 1), cursor);
        Assert.Equal(forms, string.Join(' ', found.Select(form => form.Declaration.Replace("void ", "").Replace("System.", ""))));
    }

    private (string Declaration, string Documentation)? Inspect(string code)
    {
        int cursor = code.IndexOf('|', StringComparison.Ordinal);
        var forms = Inspector.Inspect(fixture.Session, code.Remove(cursor, 1), cursor);
        return forms.Count == 0 ? null : forms[0];
    }
}
