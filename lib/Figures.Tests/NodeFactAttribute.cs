namespace FilterGen.Figures.Tests;

/// <summary>A test that needs Node.js to run a page's script.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, name))))
            Skip = "Node.js is not on the PATH.";
    }
}
