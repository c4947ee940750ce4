using System.Runtime.InteropServices;
using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution;

public sealed class LibraryTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("Microsoft.CSharp")]
    [InlineData("Microsoft.CSharp.dll")]
    [InlineData("microsoft.win32.primitives")]
    [InlineData("WindowsBase")]
    [InlineData("System.Runtime")]
    [InlineData("netstandard")]
    [InlineData("mscorlib.dll")]
    public async Task Assemblies_of_the_framework_may_be_named(string name) =>
        Assert.Equal("3", (await fixture.RunAsync($"#r \"{name}\"\n1 + 2")).ValueText);

    [Fact]
    public async Task A_name_that_the_framework_has_not_is_a_file() =>
        Assert.Contains("There is no file", (await fixture.FailAsync("#r \"Microsoft.CSharper\"")).Message);

    [Fact]
    public async Task A_library_is_found_from_the_notebooks_folder_with_what_it_needs()
    {
        Build("libs/Inner.dll", "namespace Inner; public class Number { public int Value = 42; }");
        Build("libs/Outer.dll", "namespace Outer; public class Answer { public Inner.Number Number = new(); }", "libs/Inner.dll");
        RecordingSink sink = await fixture.RunAsync(
            "#r \"libs/Outer.dll\"\nusing Outer;\nusing Inner;\nNumber number = new Answer().Number;\nnumber.Value");
        Assert.Equal("42", sink.ValueText);
    }

    [Fact]
    public async Task A_library_can_be_rebuilt_while_it_is_loaded()
    {
        Build("Lib.dll", "public static class Lib { public static int Version() { return 1; } }");
        await fixture.RunAsync("#r \"Lib.dll\"\nint first = Lib.Version();");
        Build("Lib.dll", "public static class Lib { public static int Version() { return 2; } /* more */ public static int More; }");
        RecordingSink again = await fixture.RunAsync("#r \"Lib.dll\"\nLib.Version()");
        Assert.Equal("1", again.ValueText);
        Assert.Contains("Restart the kernel", again.Stderr);
        using CSharpSession restarted = new(new SessionOptions(fixture.Folder));
        RecordingSink sink = new();
        await restarted.ExecuteAsync("#r \"Lib.dll\"\nLib.Version()", sink);
        Assert.Equal("2", sink.ValueText);
    }

    [Fact]
    public async Task A_reference_survives_a_cell_that_does_not_compile()
    {
        Build("Lib.dll", "public static class Lib { public static int One() { return 1; } }");
        await fixture.FailAsync("#r \"Lib.dll\"\nLib.Missing()");
        Assert.Equal("1", (await fixture.RunAsync("#r \"Lib.dll\"\nLib.One()")).ValueText);
    }

    [Fact]
    public async Task A_library_that_could_not_be_read_can_be_referenced_once_it_is_mended()
    {
        Build("Lib.dll", "public static class Lib { public static int One() { return 1; } }");
        string dependencies = Path.Combine(fixture.Folder, "Lib.deps.json");
        File.WriteAllText(dependencies, "{ half");
        CellError error = await fixture.FailAsync("#r \"Lib.dll\"\nLib.One()");
        Assert.Contains("Lib.dll cannot be used", error.Message);
        File.WriteAllText(dependencies, "{}");
        Assert.Equal("1", (await fixture.RunAsync("#r \"Lib.dll\"\nLib.One()")).ValueText);
    }

    [Theory]
    [InlineData("Native.Call()")]
    [InlineData("Native.Version.Number")]
    public async Task A_native_library_that_does_not_load_is_named(string use)
    {
        Build(
            "Native.dll",
            """
            public static class Native
            {
                [System.Runtime.InteropServices.DllImport("broken")]
                public static extern int Call();
                public static class Version { public static readonly int Number = Call(); }
            }
            """);
        string name = OperatingSystem.IsWindows() ? "broken.dll" : OperatingSystem.IsMacOS() ? "libbroken.dylib" : "libbroken.so";
        File.WriteAllText(Path.Combine(fixture.Folder, name), "no library");
        CellError error = await fixture.FailAsync("#r \"Native.dll\"\n" + use);
        Assert.Equal("System.DllNotFoundException", error.Name);
        Assert.StartsWith($"{name} is beside its library, but the system could not load it", error.Message);
    }

    [Fact]
    public async Task A_native_library_that_the_process_has_loaded_wins_over_the_one_beside()
    {
        string name = OperatingSystem.IsWindows() ? "System.IO.Compression.Native" : "libSystem.IO.Compression.Native";
        string extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        NativeLibrary.Load(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + extension));
        File.WriteAllText(Path.Combine(fixture.Folder, name + extension), "no library");
        Build(
            "Checksum.dll",
            $$"""
            public static class Checksum
            {
                [System.Runtime.InteropServices.DllImport("{{name}}", EntryPoint = "CompressionNative_Crc32")]
                public static extern uint Of(uint start, byte[] bytes, int length);
            }
            """);
        RecordingSink sink = await fixture.RunAsync("#r \"Checksum.dll\"\nChecksum.Of(0, \"123456789\"u8.ToArray(), 9)");
        Assert.Equal("3421780262", sink.ValueText);
    }

    [Fact]
    public async Task A_librarys_initializer_runs_before_the_first_cell_that_uses_what_it_prepares()
    {
        Build("Inner.dll", "public static class Inner { public static int Value; }");
        BuildInitialized("Outer.dll", "System.Console.Write(\"once\"); Inner.Value = 42;", "Inner.dll");
        Assert.Equal("once", (await fixture.RunAsync("#r \"Outer.dll\"")).Stdout);
        RecordingSink sink = await fixture.RunAsync("#r \"Outer.dll\"\nInner.Value");
        Assert.Equal(("", "42"), (sink.Stdout, sink.ValueText));
    }

    [Fact]
    public async Task An_initializer_that_fails_fails_the_cell_with_its_own_sentence()
    {
        BuildInitialized("Lib.dll", "throw new System.DllNotFoundException(\"Run 'dotnet restore'.\");");
        for (int i = 0; i < 2; i++)
        {
            CellError error = await fixture.FailAsync("#r \"Lib.dll\"\nint unused = 1;");
            Assert.Equal(("System.DllNotFoundException", "Run 'dotnet restore'."), (error.Name, error.Message));
            Assert.Equal(["System.DllNotFoundException: Run 'dotnet restore'.", "while the library was initialized"], error.Traceback);
        }
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_named()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "text.dll"), "no assembly");
        CellError error = await fixture.FailAsync("#r \"text.dll\"");
        Assert.Contains("Expected a .NET assembly", error.Message);
    }

    [Fact]
    public async Task A_file_of_code_is_loaded()
    {
        File.WriteAllText(Path.Combine(fixture.Folder, "helpers.csx"), "int Twice(int n)\n{\n    return 2 * n;\n}\n");
        await fixture.RunAsync("#load \"helpers.csx\"");
        Assert.Equal("8", (await fixture.RunAsync("Twice(4)")).ValueText);
    }

    [Fact]
    public async Task A_library_cell_may_declare_what_a_script_may_not()
    {
        const string Library =
            "#!library\nnamespace Mine;\npublic static class Numbers { public static int Times(this int x) => FACTOR * x; }";
        await fixture.RunAsync(Library.Replace("FACTOR", "2", StringComparison.Ordinal));
        Assert.Equal("6", (await fixture.RunAsync("using Mine;\n3.Times()")).ValueText);
        await fixture.RunAsync(Library.Replace("FACTOR", "20", StringComparison.Ordinal));
        Assert.Equal("60", (await fixture.RunAsync("3.Times()")).ValueText);
        await fixture.RunAsync(
            "#!library\nusing Mine;\npublic static class More { public static int Again(this int x) => x.Times().Times(); }");
        Assert.Equal("1200", (await fixture.RunAsync("3.Again()")).ValueText);
    }

    [Fact]
    public async Task Errors_of_a_library_cell_have_their_places()
    {
        CellError error = await fixture.FailAsync("#!library\nclass Broken { int Value => missing; }");
        Assert.StartsWith("(2,29): error CS0103", error.Traceback[0]);
    }

    private void BuildInitialized(string file, string initializer, params string[] references) => Build(
        file,
        $"static class Start {{ [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() {{ {initializer} }} }}",
        references);

    private void Build(string file, string code, params string[] references)
    {
        string path = Path.Combine(fixture.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        LibraryBuilder.Build(path, code, [.. references.Select(reference => Path.Combine(fixture.Folder, reference))]);
    }
}
