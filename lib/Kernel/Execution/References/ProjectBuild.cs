using System.Text.RegularExpressions;

namespace NotebookKernel.Execution.References;

/// <summary>Builds the projects that <c>#r "project: PATH"</c> names.</summary>
/// <param name="folder">The folder that relative paths start from.</param>
internal sealed partial class ProjectBuild(string folder)
{
    private const string Scheme = "project:";
    private const int MostErrors = 10;

    private static readonly Version Running = new(Environment.Version.Major, Environment.Version.Minor);

    /// <summary>Whether a directive names a project.</summary>
    public static bool IsNamedBy(ReferenceDirective directive) => directive.Target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Builds the project that a directive names; what is up to date stays as it is.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="tell">Called with text for the user, since a build takes time.</param>
    /// <param name="cancel">Ends the build.</param>
    /// <returns>The path of the assembly.</returns>
    /// <exception cref="Errors.DirectiveFailure">There is no such project, or it cannot be built or loaded.</exception>
    public async Task<string> BuildAsync(ReferenceDirective directive, Action<string> tell, CancellationToken cancel)
    {
        string project = Find(directive);
        tell($"Building {Path.GetFileName(project)} ...\n");
        string found = await DotnetAsync(
            directive, project, cancel, "msbuild", "-getProperty:TargetFramework", "-getProperty:TargetFrameworks").ConfigureAwait(false);
        JsonNode properties = JsonNode.Parse(found)!["Properties"]!;
        string several = properties["TargetFrameworks"]!.ToString();
        string all = several.Length > 0 ? several : properties["TargetFramework"]!.ToString();
        string framework = Best(all.Split(';', StringSplitOptions.TrimEntries)) ?? throw directive.Fail(
            $"Expected a project for net{Running} or older, or for netstandard, found {Path.GetFileName(project)} "
            + (all.Length > 0 ? $"for {all}." : "without a TargetFramework."));
        // Servers that stay would keep the folder in use.
        string path = await DotnetAsync(
            directive, project, cancel, "build", "-t:Build", "-getProperty:TargetPath", "-c", "Release", "-f", framework,
            "-nodeReuse:false", "-p:UseSharedCompilation=false").ConfigureAwait(false);
        return path.Trim();
    }

    /// <summary>The best of the frameworks that projects name, of those that this process can load; null when it can load none.</summary>
    public static string? Best(IEnumerable<string> frameworks) => frameworks
        .Select(name => (Name: name, Parts: Framework().Match(name)))
        .Where(one => one.Parts.Success)
        .Select(one => (one.Name, Standard: one.Parts.Groups[1].Value == "standard", Version: Version.Parse(one.Parts.Groups[2].ValueSpan)))
        .Where(one => one.Standard || one.Version <= Running)
        .OrderBy(one => one.Standard)
        .ThenByDescending(one => one.Version)
        .Select(one => one.Name)
        .FirstOrDefault();

    private string Find(ReferenceDirective directive)
    {
        string path = Path.GetFullPath(Path.Combine(folder, directive.Target[Scheme.Length..].Trim()));
        if (File.Exists(path)) return path;
        if (!Directory.Exists(path)) throw directive.Fail($"Expected a project, found neither a file nor a folder at {path}.");
        string[] projects = Directory.GetFiles(path, "*.*proj");
        return projects switch
        {
            [var only] => only,
            [] => throw directive.Fail($"Expected a project, found none in {path}."),
            _ => throw directive.Fail(
                $"Expected one project in {path}, found {string.Join(", ", projects.Select(Path.GetFileName).Order())}. Name one."),
        };
    }

    private static async Task<string> DotnetAsync(
        ReferenceDirective directive, string project, CancellationToken cancel, string command, params string[] arguments)
    {
        var (code, output, error) = await DotnetCommand.RunAsync(
            Path.GetDirectoryName(project)!, [command, project, "-nologo", "-v:quiet", .. arguments], cancel).ConfigureAwait(false);
        if (code == 0) return output;
        string[] errors =
        [
            .. $"{error}\n{output}".Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal))
                .Select(line => line.Split(" [")[0].Trim()).Distinct(),
        ];
        string more = errors.Length > MostErrors ? $"\n... and {errors.Length - MostErrors} more errors" : "";
        string reasons = errors.Length > 0 ? string.Join('\n', errors.Take(MostErrors)) + more : (error + output).Trim();
        throw directive.Fail($"{Path.GetFileName(project)} could not be built.\n{reasons}");
    }

    [GeneratedRegex(@"^net(coreapp|standard|)(\d+\.\d+)$")]
    private static partial Regex Framework();
}
