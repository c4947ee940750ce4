using System.Text.RegularExpressions;
using NotebookKernel.Execution;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Tests.Execution.References;

public sealed class ProjectTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_project_is_built_and_referenced_with_those_it_refers_to()
    {
        Write("inner/Inner.csproj", Project("netstandard2.0"));
        Write("inner/Number.cs", "namespace Inner { public class Number { public int Value() { return 42; } } }");
        Write("outer/Outer.csproj", Project("netstandard2.0;net10.0", "<ProjectReference Include=\"../inner/Inner.csproj\" />"));
        Write("outer/Answer.cs", "public class Answer { public Inner.Number Number = new Inner.Number(); }");
        const string Code = "#r \"project: outer\"\nInner.Number number = new Answer().Number;\nnumber.Value()";

        RecordingSink sink = await fixture.RunAsync(Code);
        Assert.Equal(("42", "Building Outer.csproj ...\n"), (sink.ValueText, sink.Stderr));
        sink = await fixture.RunAsync(Code.Replace("outer", "outer/Outer.csproj"));
        Assert.Equal(("42", "Building Outer.csproj ...\n"), (sink.ValueText, sink.Stderr));

        Write("inner/Number.cs", "namespace Inner { public class Number { public int Value() { return 43; } } }");
        sink = await fixture.RunAsync(Code);
        Assert.Equal("42", sink.ValueText);
        Assert.Contains("Outer.dll was rebuilt since it was loaded. Restart the kernel", sink.Stderr);
        using CSharpSession restarted = new(new SessionOptions(fixture.Folder));
        sink = new();
        Assert.Null(await restarted.ExecuteAsync(Code, sink));
        Assert.Equal("43", sink.ValueText);
    }

    [Fact]
    public async Task An_error_in_a_project_has_its_file_and_line()
    {
        Write("Own.csproj", Project("net10.0"));
        Write("Thrower.cs", "public static class Thrower\n{\n    public static void Throw()\n    {\n        int.Parse(\"x\");\n    }\n}");
        CellError error = await fixture.FailAsync("#r \"project: Own.csproj\"\nThrower.Throw();");
        Assert.Equal(["   at Thrower.Throw() in Thrower.cs, line 5", "   at cell 1, line 2"], error.Traceback.Skip(1));
    }

    [Fact]
    public async Task The_first_errors_of_a_build_are_shown()
    {
        Write("Wrong.csproj", Project("net10.0"));
        Write("Wrong.cs", string.Concat(Enumerable.Range(0, 12).Select(i => $"class C{i} {{ Missing{i} x; }}\n")));
        CellError error = await fixture.FailAsync("#r \"project: Wrong.csproj\"");
        Assert.StartsWith("Wrong.csproj could not be built.\n", error.Message);
        // The compiler looks at several classes at a time.
        Assert.Equal(10, Regex.Count(error.Message, @"Wrong\.cs\(\d+,\d+\): error CS0246: .*'Missing\d+'"));
        Assert.EndsWith("... and 2 more errors", error.Message);
    }

    [Theory]
    [InlineData("gone", "found neither a file nor a folder at")]
    [InlineData("none", "Expected a project, found none in")]
    [InlineData("two", "found A.csproj, B.fsproj. Name one.")]
    [InlineData("two/A.csproj", "found A.csproj for net48.")]
    [InlineData("two/B.fsproj", "found B.fsproj for net99.0;net472.")]
    public async Task What_is_no_project_to_load_is_said(string target, string message)
    {
        Write("none/Code.cs", "");
        Write("two/A.csproj", Project("net48").Replace("Frameworks>", "Framework>"));
        Write("two/B.fsproj", Project("net99.0;net472"));
        Assert.Contains(message, (await fixture.FailAsync($"#r \"project: {target}\"")).Message);
    }

    [Theory]
    [InlineData("net10.0", "netstandard2.0", "net8.0", "net10.0", "net48", "net99.0")]
    [InlineData("netcoreapp3.1", "netstandard2.1", "netcoreapp3.1")]
    [InlineData("netstandard2.1", "netstandard2.0", "net472", "netstandard2.1")]
    [InlineData(null, "net9.0-windows", "net11.0", "")]
    public void The_best_framework_is_taken(string? best, params string[] frameworks) => Assert.Equal(best, ProjectBuild.Best(frameworks));

    private void Write(string name, string text)
    {
        string path = Path.Combine(fixture.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Project(string frameworks, string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFrameworks>{frameworks}</TargetFrameworks></PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;
}
