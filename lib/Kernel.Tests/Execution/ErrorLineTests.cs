namespace NotebookKernel.Tests.Execution;

/// <summary>Where an error in a function or block of a cell is said to be.</summary>
public sealed class ErrorLineTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("int F(string text)\n{\n    var upper = text.ToUpper();\n    return int.Parse(upper);\n}\nF(\"abc\")", "F(string) in cell 1, line 4")]
    [InlineData("{\n    string a = 1.ToString();\n    string b = null!;\n    b.ToString();\n}", "cell 1, line 4")]
    [InlineData("int F(int a, int b)\n{\n    int r = a;\n    r = r + 1;\n    r = r / b;\n    return r;\n}\n\nF(1, 0)", "F(int, int) in cell 1, line 5")]
    [InlineData(
        "{\n    Dictionary<string, int> m = new() { [\"b\"] = 1 };\n    var b = m[\"b\"];\n    var a = m[\"a\"];\n    Console.Write(a + b);\n}",
        "cell 1, line 4")]
    [InlineData(
        "async Task F()\n{\n    await Task.Yield();\n    string s = null!;\n    int n = s.Length;\n    Console.Write(n);\n}\nawait F();",
        "F() in cell 1, line 5")]
    public async Task An_error_has_the_line_of_its_statement(string code, string place) =>
        Assert.Equal("   at " + place, (await fixture.FailAsync(code)).Traceback.First(line => line.StartsWith("   at")));
}
