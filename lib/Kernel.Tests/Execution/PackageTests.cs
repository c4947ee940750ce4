using System.IO.Compression;
using NotebookKernel.Execution;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Tests.Execution;

public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PackageTests()
    {
        Pack("Inner.Tests", "1.0.0", Versioned("1.0.0.0", "namespace Inner; public class Number { public int Value = 42; }"), "");
        Pack(
            "Outer.Tests",
            "2.1.0",
            "namespace Outer; public class Answer { public Inner.Number Number = new(); }",
            """<dependency id="Inner.Tests" version="1.0.0" />""",
            folder.Path("build/Inner.Tests.dll"));
        // Only this folder is asked for packages.
        folder.Write(
            "NuGet.config",
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.Path("global")}" /></config>
              <packageSources><clear /><add key="local" value="{folder.Path("feed")}" /></packageSources>
            </configuration>
            """);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_package_is_restored_with_what_it_needs_and_only_once()
    {
        const string Code = "#r \"nuget: Outer.Tests, 2.1.0\"\nInner.Number number = new Outer.Answer().Number;\nnumber.Value";
        RecordingSink first = await RunAsync(Code);
        Assert.Equal("42", first.ValueText);
        Assert.Contains("Restoring Outer.Tests 2.1.0", first.Stderr);
        RecordingSink second = await RunAsync(Code);
        Assert.Equal("42", second.ValueText);
        Assert.Empty(second.Stderr);
    }

    [Fact]
    public async Task Packages_of_one_cell_are_restored_together_so_that_they_fit_each_other()
    {
        Pack("Inner.Tests", "2.0.0", "namespace Inner; public class Number { public int Value = 42; public int Twice = 84; }", "");
        Pack(
            "Later.Tests",
            "1.0.0",
            "public class Later { public int Twice = new Inner.Number().Twice; }",
            """<dependency id="Inner.Tests" version="2.0.0" />""",
            folder.Path("build/Inner.Tests.dll"));
        RecordingSink sink = await RunAsync(
            "#r \"nuget: Outer.Tests, 2.1.0\"\n#r \"nuget: Later.Tests, 1.0.0\"\nnew Later().Twice + new Outer.Answer().Number.Value");
        Assert.Equal("126", sink.ValueText);
        Assert.Equal("Restoring Outer.Tests 2.1.0, Later.Tests 1.0.0 ...\n", sink.Stderr);
    }

    [Fact]
    public async Task An_earlier_version_that_stays_though_a_later_package_needs_another_is_told_once()
    {
        Pack("Inner.Tests", "2.0.0", Versioned("2.0.0.0", "namespace Inner; public class Number { public int Value = 84; }"), "");
        Pack("Later.Tests", "1.0.0", "public class Later;", """<dependency id="Inner.Tests" version="2.0.0" />""");
        Pack("Third.Tests", "1.0.0", "public class Third;", "");
        using CSharpSession session = Session();
        RecordingSink later = new(), third = new();
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Outer.Tests, 2.1.0\"", new RecordingSink()));
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Later.Tests, 1.0.0\"\nnew Outer.Answer().Number.Value", later));
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Third.Tests, 1.0.0\"", third));
        Assert.Equal("42", later.ValueText);
        Assert.Contains("In use already, and earlier than these packages ask for: Inner.Tests 1.0.0.0.", later.Stderr);
        Assert.DoesNotContain("In use already", third.Stderr);
    }

    [Fact]
    public async Task Of_several_packages_the_line_of_the_missing_one_is_named()
    {
        using CSharpSession session = Session();
        CellError? result = await session.ExecuteAsync(
            "#r \"nuget: Inner.Tests, 1.0.0\"\n#r \"nuget: Missing.Tests, 1.0\"\n#r \"nuget: Outer.Tests, 2.1.0\"", new RecordingSink());
        Assert.StartsWith("(2,1): error", result?.Traceback[0]);
    }

    [Fact]
    public async Task A_package_that_is_nowhere_is_named()
    {
        using CSharpSession session = Session();
        CellError? result = await session.ExecuteAsync("#r \"nuget: Missing.Tests, 1.0\"", new RecordingSink());
        Assert.Equal("DirectiveError", result?.Name);
        Assert.Contains("Unable to find package Missing.Tests", result!.Message);
    }

    [Theory]
    [InlineData("#i \"nuget: other\"\n#r \"nuget: Inner.Tests, 1.0.0\"")]
    [InlineData("#i nuget:other\n#r nuget:Inner.Tests,1.0.0")]
    [InlineData("#i nuget: other // a source\n#r nuget: Inner.Tests, 1.0.0")]
    public async Task A_source_can_be_added(string directives)
    {
        Directory.CreateDirectory(folder.Path("other"));
        File.Move(folder.Path("feed/Inner.Tests.1.0.0.nupkg"), folder.Path("other/Inner.Tests.1.0.0.nupkg"));
        RecordingSink sink = await RunAsync(directives + "\nnew Inner.Number().Value");
        Assert.Equal("42", sink.ValueText);
    }

    [Theory]
    [InlineData("#i \"other\"")]
    [InlineData("#i \"nuget:\"")]
    public async Task A_source_that_is_none_is_named(string code)
    {
        using CSharpSession session = Session();
        CellError? result = await session.ExecuteAsync(code, new RecordingSink());
        Assert.Contains("Expected \"nuget: SOURCE\"", result?.Message);
    }

    [Fact]
    public async Task Another_version_of_a_loaded_package_is_not_passed_over_in_silence()
    {
        Pack("Inner.Tests", "2.0.0", "namespace Inner; public class Number { public int Value = 43; }", "");
        using CSharpSession session = Session();
        RecordingSink first = new(), second = new(), any = new();
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Inner.Tests, 1.0.0\"\nnew Inner.Number().Value", first));
        Assert.Null(await session.ExecuteAsync("#r \"nuget: inner.tests, 2.0.0\"\nnew Inner.Number().Value", second));
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Inner.Tests\"\nnew Inner.Number().Value", any));
        Assert.Equal(("42", "42", "42"), (first.ValueText, second.ValueText, any.ValueText));
        Assert.Contains("Inner.Tests 1.0.0 is loaded already and stays in use. Restart the kernel to use 2.0.0.", second.Stderr);
        Assert.Empty(any.Stderr);
    }

    [Theory]
    [InlineData("inner.tests, 9.9.9", "There is no inner.tests 9.9.9.\nlocal has 1.0.0, 2.0.0, 2.1.0-beta.")]
    [InlineData("Inner.Tests, [1.1,2.0)", "There is no Inner.Tests [1.1,2.0).\nlocal has 1.0.0, 2.0.0, 2.1.0-beta.")]
    [InlineData("Early.Tests", "There is no Early.Tests.\nlocal has 1.0.0-rc1.")]
    public async Task A_version_that_does_not_exist_is_named_with_those_that_do(string asked, string message)
    {
        Pack("Inner.Tests", "2.0.0", "public class Number2;", "");
        Pack("Inner.Tests", "2.1.0-beta", "public class Number3;", "");
        Pack("Early.Tests", "1.0.0-rc1", "public class Early;", "");
        Pack("Third.Tests", "1.0.0", "public class Third { public int Value = 3; }", "");
        using CSharpSession session = Session();
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Outer.Tests, 2.1.0\"\nint kept = 42;", new RecordingSink()));
        using CSharpSession fresh = Session();
        // Of what failed, nothing is left: neither for the same line again, nor for the packages after it.
        foreach (CSharpSession one in new[] { fresh, fresh, session })
        {
            CellError? error = await one.ExecuteAsync($"var a = 1;\n#r \"nuget: {asked}\"", new RecordingSink());
            Assert.Equal(message, error?.Message);
            Assert.StartsWith($"(2,1): error: {message.Split('\n')[0]}", error!.Traceback[0]);
        }
        RecordingSink next = new();
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Third.Tests, 1.0.0\"\nnew Third().Value + kept", next));
        Assert.Equal("45", next.ValueText);
    }

    [Fact]
    public async Task A_version_earlier_than_a_later_package_asks_for_stays_and_is_told()
    {
        Pack("Inner.Tests", "2.0.0", "namespace Inner; public class Number { public int Value = 43; }", "");
        Pack("Later.Tests", "1.0.0", "public class Later;", """<dependency id="Inner.Tests" version="2.0.0" />""");
        Pack("Third.Tests", "1.0.0", "public class Third;", "");
        using CSharpSession session = Session();
        RecordingSink later = new(), third = new();
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Inner.Tests, 1.0.0\"", new RecordingSink()));
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Later.Tests, 1.0.0\"\nnew Later(); new Inner.Number().Value", later));
        Assert.Null(await session.ExecuteAsync("#r \"nuget: Third.Tests, 1.0.0\"\nnew Third();", third));
        Assert.Equal("42", later.ValueText);
        Assert.Contains("Detected package downgrade: Inner.Tests from 2.0.0 to 1.0.0. Another package asks for the later one", later.Stderr);
        Assert.DoesNotContain("downgrade", third.Stderr);
    }

    [Fact]
    public async Task A_version_within_the_range_that_was_asked_for_is_as_good_as_any()
    {
        RecordingSink sink = await RunAsync("#r \"nuget: Inner.Tests, [0.9,2.0)\"\nnew Inner.Number().Value");
        Assert.Equal("42", sink.ValueText);
        Assert.Equal("Restoring Inner.Tests [0.9,2.0) ...\n", sink.Stderr);
    }

    [Fact]
    public async Task A_later_version_is_not_taken_in_silence()
    {
        RecordingSink sink = await RunAsync("#r \"nuget: Inner.Tests, 0.9.0\"\nnew Inner.Number().Value");
        Assert.Equal("42", sink.ValueText);
        Assert.Contains("There is no Inner.Tests 0.9.0; 1.0.0 is used.", sink.Stderr);
        Assert.Equal("There is no Inner.Tests 0.9.0; 1.0.0 is used.\n", (await RunAsync("#r \"nuget: Inner.Tests, 0.9.0\"")).Stderr);
    }

    [Fact]
    public async Task A_package_that_needs_a_framework_beside_the_running_one_has_it()
    {
        Pack(
            "Web.Tests",
            "1.0.0",
            "namespace Web; public class Page { public Microsoft.AspNetCore.Http.PathString Path = new(\"/a\"); }",
            "",
            PartOfAspNetCore);
        RecordingSink sink = await RunAsync(
            "#r \"nuget: Web.Tests, 1.0.0\"\nusing Microsoft.AspNetCore.Builder;\nnew Web.Page().Path.Value + nameof(WebApplication)");
        Assert.Equal("/aWebApplication", sink.ValueText);
    }

    [Fact]
    public async Task A_library_that_needs_a_framework_beside_the_running_one_has_it()
    {
        LibraryBuilder.Build(
            folder.Path("Web.dll"),
            "namespace Web; public class Page { public Microsoft.AspNetCore.Http.PathString Path = new(\"/a\"); }", PartOfAspNetCore);
        RecordingSink sink = await RunAsync("#r \"Web.dll\"\nnew Web.Page().Path.Value");
        Assert.Equal("/a", sink.ValueText);
    }

    private static string PartOfAspNetCore => SharedFrameworks.Get("Microsoft.AspNetCore.App")!.Assemblies
        .Single(path => Path.GetFileName(path) == "Microsoft.AspNetCore.Http.Abstractions.dll");

    private static string Versioned(string version, string code) => $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] {code}";

    private CSharpSession Session() => new(new SessionOptions(folder.Root) { PackageFolder = folder.Path("cache") });

    private async Task<RecordingSink> RunAsync(string code)
    {
        using CSharpSession session = Session();
        RecordingSink sink = new();
        CellError? result = await session.ExecuteAsync(code, sink);
        Assert.True(result is null, result?.Message);
        return sink;
    }

    private void Pack(string name, string version, string code, string dependencies, params string[] references)
    {
        Directory.CreateDirectory(folder.Path("build"));
        Directory.CreateDirectory(folder.Path("feed"));
        string assembly = folder.Path($"build/{name}.dll");
        LibraryBuilder.Build(assembly, code, references);
        using ZipArchive package = ZipFile.Open(folder.Path($"feed/{name}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(assembly, $"lib/net8.0/{name}.dll");
        string framework = references.Contains(PartOfAspNetCore) ? """<frameworkReference name="Microsoft.AspNetCore.App" />""" : "";
        using StreamWriter nuspec = new(package.CreateEntry($"{name}.nuspec").Open());
        nuspec.Write(
            $"""
            <package><metadata>
              <id>{name}</id><version>{version}</version><authors>tests</authors><description>A test.</description>
              <dependencies><group targetFramework="net8.0">{dependencies}</group></dependencies>
              <frameworkReferences><group targetFramework="net8.0">{framework}</group></frameworkReferences>
            </metadata></package>
            """);
    }
}
