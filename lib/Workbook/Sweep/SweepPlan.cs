using Workbook.Documents;

namespace Workbook.Sweep;

/// <summary>All runs of a sweep in one of its profiles.</summary>
/// <param name="Runs">The runs, in the order in which they start.</param>
/// <param name="Logs">The folder for logs and executed notebooks.</param>
internal sealed record SweepPlan(IReadOnlyList<SweepRun> Runs, string Logs)
{
    /// <summary>Makes the plan of a sweep file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="profile">The profile, or null for the first.</param>
    /// <exception cref="DocumentException">The file is no sweep, has no such profile, or lists a run twice.</exception>
    public static SweepPlan Load(string path, string? profile)
    {
        var file = SweepFile.Load(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var (name, chosen) = Choose(file, path, profile);
        var notebook = Path.GetFullPath(file.Notebook, folder);
        if (!File.Exists(notebook)) throw new DocumentException(path, null, $"names the notebook {notebook}, which is not there");
        var runs = Expand(file, path, folder, name, chosen).ToList();
        if (runs.CountBy(run => run.Slug).FirstOrDefault(slug => slug.Value > 1) is { Key: { } twice })
            throw new DocumentException(path, null, $"the run {twice} is listed twice");
        return new(runs, Path.Combine(folder, file.Logs, $"{Path.GetFileNameWithoutExtension(path)}{(name == "" ? "" : $"-{name}")}"));
    }

    private static (string Name, SweepProfile Profile) Choose(SweepFile file, string path, string? name)
    {
        if (name is null) return file.Profiles.Count == 0 ? ("", new()) : (file.Profiles.GetAt(0).Key, file.Profiles.GetAt(0).Value);
        if (file.Profiles.TryGetValue(name, out var profile)) return (name, profile);
        var known = file.Profiles.Count == 0 ? "none" : string.Join(", ", file.Profiles.Keys);
        throw new DocumentException(path, null, $"has no profile {name}; it has {known}");
    }

    private static IEnumerable<SweepRun> Expand(SweepFile file, string path, string folder, string profileName, SweepProfile profile)
    {
        foreach (var grid in file.Runs)
        {
            foreach (var parameters in Combinations(grid, path))
            {
                var values = new OrderedDictionary<string, string>(parameters) { ["profile"] = profileName };
                foreach (var (label, text) in profile.Labels.Concat(grid.Labels)) values[label] = Template.Fill(text, values, path);
                yield return new SweepRun(
                    string.Join(' ', parameters.Select(one => $"{one.Key}={one.Value}")),
                    Path.GetFullPath(file.Notebook, folder),
                    parameters,
                    profile.Environment,
                    Path.GetFullPath(Template.Fill(file.Results, values, path), folder),
                    [.. file.Records.Select(record => Fill(record, values, path))]);
            }
        }
    }

    private static Dictionary<string, string> Fill(
        Dictionary<string, string> record, IReadOnlyDictionary<string, string> values, string path) =>
        record.ToDictionary(field => field.Key, field => Template.Fill(field.Value, values, path));

    private static IEnumerable<OrderedDictionary<string, string>> Combinations(SweepGrid grid, string path)
    {
        try
        {
            return [.. grid.Combinations()];
        }
        catch (FormatException problem)
        {
            throw new DocumentException(path, null, problem.Message, problem);
        }
    }
}
