using NotebookKernel.Completion;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Completion;

public sealed class CompleterTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("Console.Wri|", "Write WriteLine")]
    [InlineData("\"text\".Sub|", "Substring")]
    [InlineData("new[] { 1 }.Wher|", "Where")]
    [InlineData("int? n = 1; n?.CompareT|", "CompareTo")]
    [InlineData("System.Globalization.CultureInf|", "CultureInfo")]
    [InlineData("using System.Globaliz|", "Globalization")]
    [InlineData("int accuracy = 1; accur|", "accuracy")]
    [InlineData("forea|", "foreach")]
    [InlineData("StringSplitOptions.Rem|", "RemoveEmptyEntries")]
    [InlineData("new UriBuilder { Por|", "Port")]
    [InlineData("string.Join(separa|", "separator:")]
    [InlineData("displ|", "display")]
    [InlineData("Math.Ab|\nvar next = 1;", "Abs")]
    [InlineData("void F() { Math.Ab| }", "Abs")]
    [InlineData("#!sh|", "share")]
    [InlineData("var n = 1;\n #!|", "csharp fsharp whos import")]
    [InlineData("#!fsharp\n#!tim|", "time")]
    [InlineData("#!shor|", "")]
    [InlineData("// Console.Wri|", "")]
    [InlineData("\"Console.Wri|\"", "")]
    [InlineData("missing.|", "")]
    public void Names_are_completed(string code, string expected)
    {
        int cursor = code.IndexOf('|', StringComparison.Ordinal);
        var (_, items) = Completer.Complete(fixture.Session, code.Remove(cursor, 1), cursor);
        string[] found = [.. items.Select(item => item.Text)];
        if (expected.Length == 0)
            Assert.Empty(found);
        else
            Assert.Empty(expected.Split(' ').Except(found));
    }

    [Fact]
    public async Task Earlier_cells_count()
    {
        await fixture.RunAsync(
            """
            using System.Globalization;
            record Options { public int Epochs { get; set; } }
            void Fit(int net, Options options) { }
            var training = 1;
            """);
        Assert.Contains(Complete("train"), item => item is { Text: "training", Type: "variable" });
        Assert.Contains(Complete("CultureInf"), item => item is { Text: "CultureInfo", Type: "class" });
        Assert.Contains(Complete("Fi"), item => item is { Text: "Fit", Type: "method", Signature: "(int net, Options options)" });
        Assert.Equal("Epochs", Complete("Fit(1, new() { E").First().Text);
    }

    [Fact]
    public void Static_and_instance_members_are_kept_apart()
    {
        Assert.DoesNotContain(Complete("\"\".Is"), item => item.Text == "IsNullOrEmpty");
        Assert.Contains(Complete("string.Is"), item => item.Text == "IsNullOrEmpty");
        Assert.DoesNotContain(Complete("string.Sub"), item => item.Text == "Substring");
    }

    private IReadOnlyList<CompletionItem> Complete(string code) => Completer.Complete(fixture.Session, code, code.Length).Items;
}
