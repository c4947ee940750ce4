using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Tests.Run;

public sealed class ParametersTests
{
    [Theory]
    [InlineData("int n = 1;", "n", "-7", "int n = -7;")]
    [InlineData("long seed = 1;", "seed", "5000000000", "long seed = 5000000000L;")]
    [InlineData("double rate = 0.1;", "rate", "1e-3", "double rate = 0.001;")]
    [InlineData("var rate = -0.1;", "rate", "2", "var rate = 2.0;")]
    [InlineData("float x = 1;", "x", "0.5", "float x = 0.5f;")]
    [InlineData("decimal x = 1;", "x", "0.50", "decimal x = 0.50m;")]
    [InlineData("bool on = false;", "on", "True", "bool on = true;")]
    [InlineData("string s = \"a\";", "s", "say \"x\\n\"", "string s = \"say \\\"x\\\\n\\\"\";")]
    [InlineData("const int n = 1;", "n", "2", "const int n = 2;")]
    [InlineData("int n = Choose(1, f(2)); // how many", "n", "3", "int n = 3; // how many")]
    [InlineData("int n;", "n", "3", "int n = 3;")]
    [InlineData("int a = 1, b = 2, c;", "b", "20", "int a = 1, b = 20, c;")]
    [InlineData("int? n = 4;", "n", "null", "int? n = null;")]
    [InlineData("int? n = null;", "n", "4", "int? n = 4;")]
    [InlineData("#r \"nuget: X\"\nusing System;\nint n = 1;", "n", "2", "#r \"nuget: X\"\nusing System;\nint n = 2;")]
    public void A_value_becomes_a_literal_of_the_variables_type(string code, string name, string value, string expected) =>
        Assert.Equal("// parameters\n" + expected, Set("// parameters\n" + code, (name, value)));

    [Fact]
    public void Several_are_set_at_once() =>
        Assert.Equal(
            "// parameters\nint a = 10, b = 2;\nstring c = \"x\";",
            Set("// parameters\nint a = 1, b = 2;\nstring c = \"\";", ("c", "x"), ("a", "10")));

    [Theory]
    [InlineData("int n = 1;", "n", "1.5", "a.dib: expected a value of type int for the parameter n, found '1.5'")]
    [InlineData("int n = 1;", "n", "2147483648", "a.dib: expected a value of type int for the parameter n, found '2147483648'")]
    [InlineData("int n = 1;", "n", "null", "a.dib: expected a value of type int for the parameter n, found 'null'")]
    [InlineData("double x = 1;", "x", "NaN", "a.dib: expected a value of type double for the parameter x, found 'NaN'")]
    [InlineData("bool b = true;", "b", "1", "a.dib: expected a value of type bool for the parameter b, found '1'")]
    [InlineData("int n = 1; long seed = 2;", "epochs", "1", "a.dib: has no parameter epochs; it has n (int), seed (long)")]
    [InlineData("{ int n = 1; }", "n", "1", "a.dib: has no parameter n; it has none")]
    [InlineData("int[] a = [];", "a", "1",
        "a.dib: the parameter a is of type int[] and cannot be set; expected one of int, long, double, float, decimal, bool, string")]
    [InlineData("var x = f();", "x", "1",
        "a.dib: the parameter x is of type var and cannot be set; expected one of int, long, double, float, decimal, bool, string")]
    public void A_value_that_cannot_be_set_is_named(string code, string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<DocumentException>(() => Set("// parameters\n" + code, (name, value))).Message);

    [Theory]
    [InlineData("// parameters", true)]
    [InlineData("\n//Parameters: change them here", true)]
    [InlineData("// parametersOf", false)]
    [InlineData("/* parameters */", false)]
    [InlineData("var x = 1; // parameters", false)]
    public void The_cell_begins_with_the_comment(string begin, bool found)
    {
        var code = begin + "\nint n = 1;";
        if (found) Assert.Equal(begin + "\nint n = 2;", Set(code, ("n", "2")));
        else Assert.Contains("has no parameters to set", Assert.Throws<DocumentException>(() => Set(code, ("n", "2"))).Message);
    }

    [Fact]
    public void The_cell_may_have_the_tag_instead()
    {
        var document = NotebookFile.Parse(
            """
            {"cells": [
              {"cell_type": "code", "metadata": {}, "source": "int n = 0;", "outputs": []},
              {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": "int n = 1;", "outputs": []}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
            """, "a.ipynb");

        ParametersCell.Set(document, "a.ipynb", new Dictionary<string, string> { ["n"] = "2" });

        Assert.Equal(["int n = 0;", "int n = 2;"], document.Cells.Select(cell => cell.Source));
    }

    private static string Set(string code, params (string Name, string Value)[] values)
    {
        var document = new NotebookDocument { Cells = [new(CellKind.Markdown, "// parameters"), new(CellKind.Code, code)] };
        ParametersCell.Set(document, "a.dib", values.ToDictionary(one => one.Name, one => one.Value));
        return document.Cells[1].Source;
    }
}
