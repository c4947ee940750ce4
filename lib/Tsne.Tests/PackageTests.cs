using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using FilterGen.Tests.Fixtures;

namespace FilterGen.Tsne.Tests;

/// <summary>What <c>dotnet pack</c> makes of the library.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ThePackageStandsAlone()
    {
        Pack();
        using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.Path, "FilterGen.Tsne.*.nupkg")));
        var files = package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["lib/net10.0/FilterGen.Tsne.dll", "lib/net10.0/FilterGen.Tsne.xml"], files.Where(file => file.StartsWith("lib/")));
        Assert.DoesNotContain(files, file => file.StartsWith("runtimes/", StringComparison.Ordinal));

        using var text = package.GetEntry("FilterGen.Tsne.nuspec")!.Open();
        var metadata = XDocument.Load(text).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal("FilterGen.Tsne", Value("id"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
        Assert.Equal(File.ReadAllText(Path.Combine(Project, "README.md")), readme.ReadToEnd());
        var dependency = Assert.Single(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("TorchSharp", dependency.Attribute("id")!.Value);
    }

    private static string Project => Path.Combine(PythonOracle.RepositoryRoot, "lib", "Tsne");

    /// <summary>Packs what is built: these tests run on it.</summary>
    private void Pack()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string[] arguments = ["pack", Project, "-c", configuration, "--no-build", "-o", folder.Path, "-nodeReuse:false"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        using var dotnet = Process.Start(start)!;
        var output = dotnet.StandardOutput.ReadToEnd();
        dotnet.WaitForExit();
        Assert.True(dotnet.ExitCode == 0, output);
    }
}
