using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution.Extensions;

/// <summary>Extensions for .NET Interactive that libraries and packages bring.</summary>
[Collection("interactive")]
public sealed class KernelExtensionTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public KernelExtensionTests() => Directory.CreateDirectory(Extensions);

    private string Extensions => Path.Combine(fixture.Folder, "interactive-extensions", "dotnet");

    private string Library => Path.Combine(fixture.Folder, "Cities.dll");

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task An_extension_is_loaded_once_and_before_the_code_that_names_its_library()
    {
        BuildLibrary();
        BuildExtension(
            "Shown",
            "Console.Write(\"loaded\");\nFormatter.Register<City>(city => $\"<b>{city.Name}</b>\", \"text/html\");\n"
            + "await kernel.SendAsync(new SubmitCode(\"int fromExtension = 5;\"));\n"
            + "kernel.AddDirective(new KernelActionDirective(\"#!cities\"), (command, context) =>\n"
            + "{ Console.Write(\"cities\"); return Task.CompletedTask; });");

        RecordingSink sink = await fixture.RunAsync("#r \"Cities.dll\"\nvar city = new City { Name = \"Bern\" };\ncity");
        Assert.Equal(("loaded", ""), (sink.Stdout, sink.Stderr));
        Assert.Equal("<b>Bern</b>", (string?)sink.Value!.Data["text/html"]);
        sink = await fixture.RunAsync("#r \"Cities.dll\"\nfromExtension");
        Assert.Equal(("", "5"), (sink.Stdout, sink.ValueText));
        Assert.Equal("cities", (await fixture.RunAsync("#!cities")).Stdout);
    }

    [Fact]
    public async Task A_script_is_run_after_the_assemblies()
    {
        BuildLibrary();
        BuildExtension("First", "Console.Write(\"assembly \");");
        File.WriteAllText(
            Path.Combine(Extensions, "extension.dib"),
            "#!meta\n{}\n#!csharp\nConsole.Write(\"script \");\nint fromScript = 6;\n#!markdown\n# Not run\n"
            + "#!csharp\nConsole.Write(Kernel.Root.Name);\n");
        RecordingSink sink = await fixture.RunAsync("#r \"Cities.dll\"\nfromScript");
        Assert.Equal(("assembly script .NET", "6"), (sink.Stdout, sink.ValueText));
    }

    [Fact]
    public async Task What_fails_is_said_and_the_rest_goes_on()
    {
        BuildLibrary();
        BuildExtension("Bad", "await Task.Yield();\nthrow new FormatException(\"no city\");");
        BuildExtension("Good", "Console.Write(\"good\");");
        File.WriteAllText(Path.Combine(Extensions, "extension.dib"), "#!csharp\nnonsense\n#!csharp\nConsole.Write(\"not run\");\n");
        RecordingSink sink = await fixture.RunAsync("#r \"Cities.dll\"\nnew City { Name = \"Bern\" }.Name");
        Assert.Equal(("good", "Bern"), (sink.Stdout, sink.ValueText));
        Assert.Matches("The extension .*Bad.dll did not load; the cell goes on without it. System.FormatException: no city", sink.Stderr);
        Assert.Matches("The extension .*extension.dib did not load; .*The name 'nonsense' does not exist", sink.Stderr);
    }

    [Fact]
    public async Task An_extension_adds_forms_to_those_that_a_type_has_and_a_cell_replaces_them()
    {
        LibraryBuilder.Build(
            Library,
            """
            using System.IO;
            public class TypeFormatterSourceAttribute(System.Type source) : System.Attribute;
            [TypeFormatterSource(typeof(Source))] public class City { public string Name; }
            public class Source { public object[] CreateTypeFormatters() => new[] { new Svg() }; }
            public class Svg
            {
                public string MimeType => "image/svg+xml";
                public bool Format(object city, TextWriter writer) { writer.Write("<svg/>"); return true; }
            }
            """);
        BuildExtension("Shown", "Formatter.Register<City>(city => \"<b>x</b>\", \"text/html\"); await Task.Yield();");
        RecordingSink sink = await fixture.RunAsync("#r \"Cities.dll\"\nnew City()");
        Assert.Equal(["image/svg+xml", "text/html", "text/plain"], sink.Value!.Data.Select(form => form.Key));
        sink = await fixture.RunAsync(
            "Microsoft.DotNet.Interactive.Formatting.Formatter.Register<City>(city => \"<i>y</i>\", \"text/html\");\nnew City()");
        Assert.Equal("<i>y</i>", (string?)sink.Value!.Data["text/html"]);
        Assert.False(sink.Value.Data.ContainsKey("image/svg+xml"));
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_named()
    {
        BuildLibrary();
        File.WriteAllText(Path.Combine(Extensions, "Text.dll"), "none");
        RecordingSink sink = await fixture.RunAsync("#r \"Cities.dll\"\n1");
        Assert.Equal("1", sink.ValueText);
        Assert.Contains("Text.dll did not load; the cell goes on without it. System.BadImageFormatException", sink.Stderr);
    }

    [Fact]
    public async Task A_library_without_an_extension_says_nothing()
    {
        BuildLibrary();
        Directory.Delete(Extensions);
        RecordingSink sink = await fixture.RunAsync("#r \"Cities.dll\"\nnew City().Name = \"Thun\"");
        Assert.Equal(("", "", "Thun"), (sink.Stdout, sink.Stderr, sink.ValueText));
    }

    [Fact]
    public async Task An_extension_that_runs_long_can_be_interrupted()
    {
        BuildLibrary();
        BuildExtension("Long", "await Task.Delay(60_000);");
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(3));
        (CellError? error, _) = await fixture.TryAsync("#r \"Cities.dll\"\n1", cancel.Token);
        Assert.Equal("Interrupted", error?.Name);
    }

    [Fact]
    public async Task A_package_brings_its_extension()
    {
        RecordingSink sink = await fixture.RunAsync(
            "#r \"nuget: Microsoft.Data.Analysis, 0.23.1\"\nusing Microsoft.Data.Analysis;\n"
            + "new DataFrame(new PrimitiveDataFrameColumn<int>(\"size\", new[] { 1, 2 }),\n"
            + "    new StringDataFrameColumn(\"city\", new[] { \"Bern\", \"Thun\" }))");
        string html = (string)sink.Value!.Data["text/html"]!;
        Assert.Contains("<th>size</th><th>city</th>", html);
        Assert.Contains("<td>Thun</td>", html);
    }

    private void BuildLibrary() => LibraryBuilder.Build(Library, "public class City { public string Name; }");

    private void BuildExtension(string name, string code) => LibraryBuilder.Build(
        Path.Combine(Extensions, $"{name}.dll"),
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.DotNet.Interactive;
        using Microsoft.DotNet.Interactive.Commands;
        using Microsoft.DotNet.Interactive.Directives;
        using Microsoft.DotNet.Interactive.Formatting;
        public class {{name}} : IKernelExtension
        {
            public async Task OnLoadAsync(Kernel kernel)
            {
                {{code}}
            }
        }
        """,
        [Library, Beside("Microsoft.DotNet.Interactive"), Beside("Microsoft.DotNet.Interactive.Formatting")]);

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
}
