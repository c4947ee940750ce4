using NotebookKernel.Syntax;

namespace NotebookKernel.Tests.Syntax;

public sealed class CellSyntaxTests
{
    [Theory]
    [InlineData("class A { int b; }", "A b")]
    [InlineData("#!csharp\nint a;", "a")]
    [InlineData("#!html\n<b>class A</b>", "")]
    [InlineData("#!html\n<b>x</b>\n#!csharp\nclass A { }", "A")]
    [InlineData("int a;\n#!markdown\nint b;\n#!library\nclass C { }", "a C")]
    public void All_parts_in_CSharp_are_looked_at(string source, string declared) =>
        Assert.Equal(declared, string.Join(' ', CellSyntax.Declared(source)));

    [Theory]
    [InlineData("var x = 1; // one\n#r \"a.dll\"\nif (x > 0) { Console.Write($\"{x} \\n\"); }")]
    [InlineData("\"\"\"\n  raw\n  \"\"\" + 'c' + 1.5e3 /* end */\n")]
    [InlineData("class {")]
    public void Coloured_parts_are_the_source(string source) =>
        Assert.Equal(source, string.Concat(CodeParts.Of(source).Select(part => part.Text)));

    [Fact]
    public void Parts_have_their_kinds() => Assert.Equal(
        [("var", "k"), ("1", "n"), ("// c", "c"), ("\"t\"", "s")],
        CodeParts.Of("var x = 1; // c\nx.F(\"t\")").Where(part => part.Kind is not null).Select(part => (part.Text, part.Kind!)));
}
