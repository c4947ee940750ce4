using System.Reflection;
using System.Text.RegularExpressions;
using FilterGen.Tests.Fixtures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FilterGen.Tsne.Tests;

[Collection(ProcessCollection.Name)]
public sealed class ReadmeTests
{
    /// <summary>What a console project of the SDK imports without being told.</summary>
    private const string ImplicitUsings = "global using System; global using System.IO; global using System.Linq;";

    [Fact]
    public void ItsExampleRuns()
    {
        var readme = File.ReadAllText(Path.Combine(PythonOracle.RepositoryRoot, "lib", "Tsne", "README.md"));
        var blocks = Regex.Matches(readme, "^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline);
        var example = Assert.Single(blocks).Groups[1].Value;
        Assert.InRange(example.Split('\n').Length, 5, 15);
        var words = Run(example).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^KL divergence \d\.\d\d nats$", words[^2]);
        Assert.Equal("100 % have neighbours of their own cluster", words[^1]);
    }

    /// <summary>Compiles a program against the library, TorchSharp and the framework alone, and returns what it writes.</summary>
    private static string Run(string program)
    {
        string[] libraries =
        [
            typeof(TSne).Assembly.Location, typeof(TorchSharp.torch).Assembly.Location,
            .. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll"),
        ];
        var compilation = CSharpCompilation.Create(
            "readme", [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(program)],
            libraries.Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path)), new(OutputKind.ConsoleApplication));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        using var output = new StringWriter { NewLine = "\n" };
        var console = Console.Out;
        Console.SetOut(output);
        try
        {
            Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }
        return output.ToString();
    }

    private static bool IsManaged(string path) => !Path.GetFileName(path).Contains(".Native.", StringComparison.Ordinal);
}
