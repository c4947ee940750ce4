using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Execution.References;

/// <summary>
/// Gets packages through <c>dotnet restore</c> of a project that refers to all those that the session asked for. Each such set
/// has a folder named by its hash, so that it is restored once per machine.
/// </summary>
/// <param name="folder">The notebook's folder, whose NuGet configuration counts.</param>
/// <param name="cache">The folder of the sets.</param>
internal sealed class PackageRestore(string folder, string cache)
{
    private static readonly string Framework = $"net{Environment.Version.Major}.{Environment.Version.Minor}";

    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    private readonly List<PackageName> wanted = [];
    private readonly List<string> sources = [];
    private readonly HashSet<string> told = [];

    /// <summary>Also looks for packages at an address or in a folder, seen from the notebook's.</summary>
    public void AddSource(string source)
    {
        if (!source.Contains("://", StringComparison.Ordinal)) source = Path.GetFullPath(Path.Combine(folder, source));
        if (!sources.Contains(source)) sources.Add(source);
    }

    /// <summary>Restores packages together with those before them.</summary>
    /// <param name="directives">The lines that ask for them.</param>
    /// <param name="tell">Called with text for the user when there is something to wait for.</param>
    /// <param name="cancel">Ends the restore.</param>
    /// <exception cref="DirectiveFailure">There is no such package, no feed, or no SDK.</exception>
    public async Task<LibraryClosure> RestoreAsync(
        IReadOnlyList<ReferenceDirective> directives, Action<string> tell, CancellationToken cancel)
    {
        Dictionary<PackageName, ReferenceDirective> added = Added(directives, tell);
        PackageName[] all = [.. wanted, .. added.Keys];
        string project = Project(all);
        string place = Path.Combine(cache, Hash(project, all));
        string assets = Path.Combine(place, "obj", "project.assets.json");
        if (RestoredPackages.Read(assets) is not { } restored)
        {
            tell($"Restoring {string.Join(", ", added.Keys.Select(package => $"{package.Name} {package.Version}"))} ...\n");
            Directory.CreateDirectory(place);
            string file = Path.Combine(place, "packages.csproj");
            await File.WriteAllTextAsync(file, project, cancel).ConfigureAwait(false);
            (int code, string output) = await DotnetAsync(file, cancel).ConfigureAwait(false);
            restored = code == 0 ? RestoredPackages.Read(assets) : null;
            if (restored is null) throw await FailureAsync(added, assets, output, cancel).ConfigureAwait(false);
        }
        TellOfOtherVersions(added.Keys, assets, tell);
        wanted.AddRange(added.Keys);
        return restored;
    }

    private Dictionary<PackageName, ReferenceDirective> Added(IEnumerable<ReferenceDirective> directives, Action<string> tell)
    {
        Dictionary<PackageName, ReferenceDirective> added = [];
        foreach (ReferenceDirective directive in directives)
        {
            PackageName package = PackageName.Parse(directive)!;
            PackageName? before = wanted.Concat(added.Keys).FirstOrDefault(package.HasNameOf);
            // Any version will do, so the one that is there; another cannot take its place while it is loaded.
            if (before is null)
                added.Add(package, directive);
            else if (package.Version != "*" && before.Version != package.Version)
                tell($"{before.Name} {before.Version} is loaded already and stays in use. Restart the kernel to use {package.Version}.\n");
        }
        return added;
    }

    private void TellOfOtherVersions(ICollection<PackageName> packages, string assets, Action<string> tell)
    {
        IReadOnlyList<RestoreProblem> problems = RestoredPackages.Problems(assets);
        // The lowest there is above it.
        foreach (PackageName package in packages.Where(package => problems.Any(problem => problem.IsOtherVersion(package))))
            tell($"There is no {package.Name} {package.Version}; {RestoredPackages.VersionOf(assets, package.Name)} is used.\n");
        foreach (RestoreProblem problem in problems.Where(problem => problem.IsDowngrade && told.Add(problem.Message)))
            tell($"{problem.Message.Split(". ")[0]}. Another package asks for the later one: if it fails, name that, after a restart.\n");
    }

    private string Project(IEnumerable<PackageName> packages)
    {
        IEnumerable<string> references = packages.Select(package =>
            $"    <PackageReference Include=\"{package.Name}\" Version=\"{package.Version}\" />");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{Framework}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <UseAppHost>false</UseAppHost>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <WarningsAsErrors />
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', references)}
              </ItemGroup>
            </Project>

            """;
    }

    // A version that floats is looked up again on another day.
    private static string Hash(string project, IEnumerable<PackageName> packages)
    {
        string day = packages.Any(package => package.Floats) ? DateTime.UtcNow.ToString("yyyy-MM-dd") : "";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project + day)))[..16];
    }

    private async Task<(int Code, string Output)> DotnetAsync(string project, CancellationToken cancel)
    {
        var (code, output, error) = await DotnetCommand.RunAsync(
            Path.GetDirectoryName(project)!,
            ["restore", project, "--nologo", "--verbosity", "quiet", "-nodeReuse:false", .. Configuration],
            cancel).ConfigureAwait(false);
        return (code, output + error);
    }

    private string[] Configuration => NuGetConfiguration() is { } file ? ["--configfile", file] : [];

    private string? NuGetConfiguration()
    {
        for (string? level = folder; level is not null; level = Path.GetDirectoryName(level))
        {
            if (!Directory.Exists(level)) continue;
            if (Directory.EnumerateFiles(level, "nuget.config", AnyCase).FirstOrDefault() is { } found) return found;
        }
        return null;
    }

    private async Task<DirectiveFailure> FailureAsync(
        Dictionary<PackageName, ReferenceDirective> added, string assets, string output, CancellationToken cancel)
    {
        RestoreProblem[] errors = [.. RestoredPackages.Problems(assets).Where(problem => problem.IsError)];
        string reasons = errors.Length == 0 ? Reasons(output)
            : string.Join('\n', errors.Select(error => $"error {error.Code}: {error.Message}"));
        (PackageName package, ReferenceDirective directive) =
            added.FirstOrDefault(one => errors.Any(error => error.IsOf(one.Key)), added.First());
        if (!errors.Any(error => error.IsOfVersion(package))) return directive.Fail($"The package could not be restored.\n{reasons}");
        string asked = package.Version == "*" ? package.Name : $"{package.Name} {package.Version}";
        string[] more = [.. sources.SelectMany(source => new[] { "--source", source })];
        string versions = await PackageVersions.FindAsync(package.Name, folder, Configuration, cancel).ConfigureAwait(false)
            + (more.Length == 0 ? "" : await PackageVersions.FindAsync(package.Name, folder, more, cancel).ConfigureAwait(false));
        return directive.Fail($"There is no {asked}.\n{(versions.Length > 0 ? versions.TrimEnd() : reasons)}");
    }

    private static string Reasons(string output)
    {
        IEnumerable<string> lines = output.Split('\n')
            .Where(line => line.Contains("error", StringComparison.Ordinal))
            .Select(line => line[Math.Max(0, line.IndexOf("error", StringComparison.Ordinal))..].Split(" [")[0].Trim())
            .Distinct();
        return string.Join('\n', lines) is { Length: > 0 } reasons ? reasons : output.Trim();
    }
}
