using NotebookKernel.Completion;
using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution.Extensions;

/// <summary>The session under the name that .NET Interactive has for its kernel of C#.</summary>
[Collection("interactive")]
public sealed class CSharpKernelTests : IDisposable
{
    private const string Package =
        "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.CSharp;\nusing Microsoft.DotNet.Interactive.Commands;\n"
        + "using Microsoft.DotNet.Interactive.Directives;\nusing System.Reflection;\nvar kernel = (CSharpKernel)Kernel.Root.FindKernelByName(\"csharp\");\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;", null)]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;\ntypeof(CSharpKernel).FullName", "Microsoft.DotNet.Interactive.CSharp.CSharpKernel")]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;\n((CSharpKernel)Kernel.Root.FindKernelByName(\"csharp\")).Name", "csharp")]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;\n(Kernel.Current.FindKernelByName(\"csharp\") as CSharpKernel).Name", "csharp")]
    [InlineData("Kernel.Root.FindKernelByName(\"fsharp\") is Microsoft.DotNet.Interactive.CSharp.CSharpKernel", "False")]
    [InlineData(Package + "kernel.UseKernelHelpers().KernelInfo.LanguageName", "C#")]
    public async Task The_session_is_a_CSharpKernel(string code, string? text) =>
        Assert.Equal(text, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData("kernel.TryGetValue(\"kept\", out int[] value) && value[1] == 2", "True")]
    [InlineData("kernel.TryGetValue(\"kept\", out object value) ? ((int[])value).Length : 0", "2")]
    [InlineData("kernel.TryGetValue<object>(\"gone\", out var value)", "False")]
    [InlineData("kernel.TryGetValue(\"nothing\", out string value) && value is null", "True")]
    public async Task Its_variables_are_found_by_name(string code, string text)
    {
        await fixture.RunAsync("var kept = new[] { 1, 2 };\nstring nothing = null;");
        Assert.Equal(text, (await fixture.RunAsync(Package + code)).ValueText);
    }

    [Theory]
    [InlineData("await kernel.SetValueAsync(\"x\", 41, typeof(int));", "x + 1", "42")]
    [InlineData("await kernel.SetValueAsync(\"x\", new List<int> { 1 }, typeof(IEnumerable<int>));", "x.First()", "1")]
    [InlineData("await kernel.SetValueAsync(\"x\", new List<int> { 1 });", "x.Count", "1")]
    [InlineData("await kernel.SetValueAsync(\"x\", null, typeof(string));", "x?.Length ?? -1", "-1")]
    [InlineData("await kernel.SendAsync(new SendValue(\"x\", 41));", "x + 1", "42")]
    [InlineData("await kernel.SubmitCodeAsync(\"int x = 41;\");", "x + 1", "42")]
    public async Task Variables_can_be_given_to_it(string code, string use, string text)
    {
        await fixture.RunAsync(Package + code);
        Assert.Equal(text, (await fixture.RunAsync(use)).ValueText);
    }

    [Fact]
    public async Task A_variable_has_the_type_that_it_is_given_with()
    {
        await fixture.RunAsync(Package + "await kernel.SetValueAsync(\"x\", new List<int> { 1 }, typeof(IEnumerable<int>));");
        Assert.Contains("'IEnumerable<int>' does not contain a definition for 'Add'", (await fixture.FailAsync("x.Add(1);")).Message);
        CellError error = await fixture.FailAsync("await kernel.SetValueAsync(\"no name\", 1);");
        Assert.Contains("error CS", error.Message);
        Assert.Equal("System.InvalidOperationException", error.Name);
    }

    [Fact]
    public async Task It_can_be_given_magics_and_references()
    {
        LibraryBuilder.Build(Path.Combine(fixture.Folder, "Cities.dll"), "public class City { public string Name; }");
        await fixture.RunAsync(
            Package + "kernel.AddAssemblyReferences([\"Cities.dll\"]);\n"
            + "kernel.AddDirective(new KernelActionDirective(\"#!hello\"), (command, context) =>\n"
            + "{ Console.Write(\"hello\"); return Task.CompletedTask; });");
        RecordingSink sink = await fixture.RunAsync("#!hello\nnew City { Name = \"Bern\" }.Name");
        Assert.Equal(("hello", "Bern"), (sink.Stdout, sink.ValueText));
        Assert.Contains("There is no file", (await fixture.FailAsync("kernel.AddAssemblyReferences([\"Gone.dll\"]);")).Message);
    }

    [Fact]
    public async Task The_warnings_are_those_of_the_level_in_its_options()
    {
        const string Warned = "int F() { return 1; Console.WriteLine(); }", Library = "#!library\npublic class A { public int F() { return 1; return 2; } }";
        Assert.Contains("CS0162", (await fixture.RunAsync(Warned)).Stderr);
        await SetWarningLevelAsync(0);
        Assert.Empty((await fixture.RunAsync(Warned)).Stderr);
        Assert.Empty((await fixture.RunAsync(Library)).Stderr);
        Assert.Contains("CS0103", (await fixture.FailAsync("nonsense")).Message);
        await SetWarningLevelAsync(4);
        Assert.Contains("CS0162", (await fixture.RunAsync(Warned)).Stderr);
        Assert.Contains("CS0162", (await fixture.RunAsync(Library)).Stderr);
    }

    private Task<RecordingSink> SetWarningLevelAsync(int level) => fixture.RunAsync(
        Package + "var field = typeof(CSharpKernel).GetField(\"_scriptOptions\", BindingFlags.NonPublic | BindingFlags.Instance);\n"
        + "var options = field.GetValue(kernel);\n"
        + $"field.SetValue(kernel, options.GetType().GetMethod(\"WithWarningLevel\").Invoke(options, new object[] {{ {level} }}));");

    [Theory]
    [InlineData("Microsoft.DotNet.Interactive.", "CSharp")]
    [InlineData("Microsoft.DotNet.Interactive.CSharp.", "CSharpKernel")]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;\nCSharpK", "CSharpKernel")]
    [InlineData("using Microsoft.DotNet.Interactive.CSharp;\nMath.", "Max")]
    [InlineData("Microsoft.DotNet.Interactive.CSharp.CSharpKernel kernel = null;\nkernel.", "TryGetValue")]
    public void Names_are_completed_before_the_package_is_there(string code, string name) =>
        Assert.Contains(Completer.Complete(fixture.Session, code, code.Length).Items, item => item.Text == name);

    [Fact]
    public async Task A_plain_cell_does_without_it()
    {
        CellError error = await fixture.FailAsync("CSharpKernel kernel = null;");
        Assert.Contains(error.Traceback, line => line.Contains("write using Microsoft.DotNet.Interactive.CSharp;"));
    }
}
