using Workbook.Documents;
using Workbook.Grade;

namespace Workbook.Tests.Grade;

/// <summary>What a submission sees of the machine: it could show all of it in the notebook that goes back to the student.</summary>
public sealed class VisibleFilesTests : IDisposable
{
    /// <summary>Walks the whole machine, follows no links, and prints every file beside the system's own.</summary>
    private const string Walk = """
        var folders = new Stack<string>(["/"]);
        while (folders.TryPop(out var folder))
        {
            if (folder is "/proc" or "/sys" or "/dev" or "/usr") continue;
            try
            {
                foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    if (entry is DirectoryInfo && entry.LinkTarget is null) folders.Push(entry.FullName);
                    else Console.WriteLine("sees " + entry.FullName);
                }
            }
            catch (UnauthorizedAccessException)
            {
                Console.WriteLine("sees something in " + folder);
            }
        }
        return 2 * x;
        """;

    private readonly GradeFixture fixture = new();
    private readonly string[] needed = [.. VisibleFiles.Find([])];

    public void Dispose() => fixture.Dispose();

    [BubblewrapFact]
    public async Task A_walk_over_the_machine_finds_nothing_of_the_users()
    {
        fixture.Submit("b.dib");
        fixture.Write("marks/b.ipynb", "{}");
        fixture.Write(".git/HEAD", "x");
        fixture.Write("data/.secret", "x");
        var home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".bashrc");

        string[] seen = await SeenAsync(Walk);

        Assert.DoesNotContain(home, seen);
        Assert.DoesNotContain(seen, file => file.StartsWith(fixture.Path(""), StringComparison.Ordinal));
        Assert.Contains(seen, file => file.EndsWith("/workbook.dll", StringComparison.Ordinal));
        Assert.Contains(seen, file => file.EndsWith("/submission.ipynb", StringComparison.Ordinal));
        Assert.All(seen, file => Assert.Contains(
            [.. needed, Path.Combine(Path.GetTempPath(), "workbook-grade-"), "/bin", "/lib", "/sbin"],
            folder => file.StartsWith(folder, StringComparison.Ordinal)));
    }

    [BubblewrapFact]
    public async Task Of_the_users_programs_and_settings_the_system_folders_hold_none()
    {
        string[] seen = await SeenAsync(
            "foreach (var folder in new[] { \"/etc\", \"/usr\", \"/usr/share\", \"/sys\" }) "
            + "foreach (var entry in Directory.GetFileSystemEntries(folder)) Console.WriteLine(\"sees \" + entry); return 2 * x;");

        Assert.DoesNotContain("/etc/passwd", seen);
        Assert.DoesNotContain("/usr/local", seen);
        Assert.All(seen, path => Assert.Contains(needed, need => need.StartsWith(path, StringComparison.Ordinal)));
    }

    [BubblewrapFact]
    public async Task Other_processes_and_their_environment_are_not_there()
    {
        string[] seen = await SeenAsync("""
            foreach (var folder in Directory.GetDirectories("/proc"))
                if (int.TryParse(Path.GetFileName(folder), out var id))
                    Console.WriteLine("sees " + File.ReadAllText(folder + "/cmdline").Replace('\0', ' '));
            return 2 * x;
            """);

        Assert.NotEmpty(seen);
        Assert.All(seen, line => Assert.Matches("^(bwrap|prlimit|.*grade-worker) ", line));
    }

    [BubblewrapFact]
    public async Task The_solution_does_not_exist() => await NotThereAsync("solution.dib");

    [BubblewrapFact]
    public async Task Another_submission_does_not_exist()
    {
        fixture.Submit("b.dib");
        await NotThereAsync("b.dib");
    }

    [BubblewrapFact]
    public async Task What_was_executed_before_does_not_exist()
    {
        fixture.Write("marks/b.ipynb", GradeFixture.Solution);
        await NotThereAsync("marks/b.ipynb");
    }

    [BubblewrapFact]
    public async Task The_environment_has_only_what_is_needed()
    {
        fixture.Submit("a.dib", ("return 2 * x;", "return Environment.GetEnvironmentVariable(\"WORKING_SECRET\") is null ? 2 * x : 0;"));
        Environment.SetEnvironmentVariable("WORKING_SECRET", "x");
        try
        {
            Assert.Equal(0, await fixture.GradeAsync("./a.dib"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("WORKING_SECRET", null);
        }
        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
    }

    [Fact]
    public void Packages_that_a_library_loads_from_are_visible_and_their_neighbours_are_not()
    {
        var library = typeof(VisibleFilesTests).Assembly.Location;
        Assert.Empty(NotedPackages.Find(library));
        Assert.Contains(Path.GetDirectoryName(library), VisibleFiles.Find([library]));

        var filters = Directory.GetFiles(Above("lib/FilterGen/bin"), "FilterGen.dll", SearchOption.AllDirectories);
        foreach (var built in filters)
        {
            string[] packages = [.. NotedPackages.Find(built)];
            Assert.Contains(packages, package => package.Contains("dnnimagefeaturizer.resnet18", StringComparison.Ordinal));
            Assert.All(packages, package => Assert.True(File.Exists(Path.Combine(package, ".nupkg.metadata"))));
        }
    }

    [Fact]
    public void A_library_that_is_not_built_is_named()
    {
        var file = fixture.Path("none.dll");
        Assert.Equal($"{file}: expected the library that the lab loads, found no file. Build it first.",
            Assert.Throws<IOException>(() => NotedPackages.Find(file)).Message);
        var text = fixture.Write("text.dll", "x");
        Assert.Contains("found none in it", Assert.Throws<IOException>(() => NotedPackages.Find(text)).Message);
    }

    private static string Above(string name)
    {
        var above = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(above, name))) above = Path.GetDirectoryName(above)!;
        return Path.Combine(above, name);
    }

    /// <summary>The paths that a submission with this in place of its first solution prints.</summary>
    private async Task<string[]> SeenAsync(string solution)
    {
        fixture.Submit("a.dib", ("return 2 * x;", solution));
        Assert.Equal(0, await fixture.GradeAsync("./a.dib"));
        Assert.Equal("a: 3.5/3.5\n", fixture.Output);
        var printed = fixture.Load("marks/a.ipynb").Cells.SelectMany(cell => cell.Outputs).OfType<StreamOutput>();
        return [.. string.Concat(printed.Select(output => output.Text)).Split('\n')
            .Where(line => line.StartsWith("sees ", StringComparison.Ordinal)).Select(line => line["sees ".Length..])];
    }

    private async Task NotThereAsync(string name)
    {
        fixture.Submit("a.dib", ("return 2 * x;", $"Console.Write(File.ReadAllText(@\"{fixture.Path(name)}\")); return 2 * x;"));
        Assert.Equal(0, await fixture.GradeAsync("./a.dib"));
        Assert.StartsWith("a: 2/3.5\n", fixture.Output);
        Assert.Contains("Could not find ", fixture.Read("marks/a.md"));
    }
}
