using System.Text.RegularExpressions;
using System.Xml.Linq;
using FilterGen.Training.Results;

namespace FilterGen.Tests;

/// <summary>
/// The arrows between the projects under <c>lib</c>. Tests and benchmarks may use all of them; <c>Shared</c> is no project but files
/// that several compile.
/// </summary>
public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["FilterGen"] = ["Figures", "Mds", "Shared", "Tsne"],
        ["Figures"] = ["Shared"],
        ["Kernel"] = [],
        ["Mds"] = [],
        ["Tsne"] = [],
        ["Workbook"] = ["Kernel"],
    };

    [Fact]
    public void NoProjectUsesWhatItMustNot()
    {
        var projects = Directory.GetFiles(Path.Combine(Clone.Root, "lib"), "*.csproj", SearchOption.AllDirectories);
        Assert.Contains(projects, project => Path.GetFileName(project) == "Tsne.csproj");
        Assert.Equal([], projects.SelectMany(project => Forbidden(Path.GetFileNameWithoutExtension(project), File.ReadAllText(project))));
    }

    [Theory]
    [InlineData("Tsne", """<ProjectReference Include="../FilterGen/FilterGen.csproj" />""", "Tsne -> FilterGen")]
    [InlineData("Tsne", """<ProjectReference Include="..\Kernel\Kernel.csproj" />""", "Tsne -> Kernel")]
    [InlineData("Kernel", """<Compile Include="A.cs;../Tsne/TSne.cs" />""", "Kernel -> Tsne")]
    [InlineData("Figures", """<PackageReference Include="FilterGen.Tsne" />""", "Figures -> FilterGen.Tsne")]
    [InlineData("Attic", "<Compile />", "Attic: not in the table")]
    [InlineData("FilterGen", """<ProjectReference Include="../Tsne/Tsne.csproj" />""")]
    [InlineData("Workbook.Tests", """<ProjectReference Include="../FilterGen/FilterGen.csproj" />""")]
    public void AForbiddenArrowIsFound(string project, string item, params string[] expected) =>
        Assert.Equal(expected, Forbidden(project, $"<Project><ItemGroup>{item}</ItemGroup></Project>"));

    /// <summary>What a project reaches in other projects' folders, and packages of ours, beyond what is allowed.</summary>
    private static IEnumerable<string> Forbidden(string project, string xml)
    {
        if (project == "Benchmarks" || project.EndsWith(".Tests", StringComparison.Ordinal)) return [];
        if (!Allowed.TryGetValue(project, out var allowed)) return [$"{project}: not in the table"];
        var items = XDocument.Parse(xml).Descendants().ToList();
        var folders = items.Attributes().SelectMany(attribute => attribute.Value.Split(';'))
            .Select(path => Regex.Match(path.Trim(), @"^\.\.[/\\](\w[\w.]*)[/\\]").Groups[1].Value).Where(name => name != "");
        var packages = items.Where(item => item.Name.LocalName == "PackageReference").Attributes("Include")
            .Select(name => name.Value).Where(name => name.StartsWith("FilterGen", StringComparison.Ordinal));
        return folders.Concat(packages).Except(allowed).Select(name => $"{project} -> {name}");
    }
}
