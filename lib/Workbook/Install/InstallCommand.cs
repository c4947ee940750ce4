using System.Text.RegularExpressions;

namespace Workbook.Install;

/// <summary>The commands <c>workbook install</c> and <c>workbook uninstall</c>.</summary>
/// <param name="output">Where it says what it did.</param>
/// <param name="error">Where it says what it could not do.</param>
internal sealed partial class InstallCommand(TextWriter output, TextWriter error)
{
    /// <summary>Installs the kernel as <paramref name="name"/>, over a former installation of it.</summary>
    /// <returns>0, or 1 when the name is bad or belongs to another kernel, or the folder cannot be written.</returns>
    public int Install(InstallLocation location, string name) => OnSpec(location, name, spec =>
    {
        if (spec.Exists && !spec.IsOurs) return Fail($"{spec.Folder} holds another kernel; choose a name with --name.");
        spec.Write();
        output.WriteLine($"Installed the kernel {name} in {spec.Folder}");
        return 0;
    });

    /// <summary>Removes the kernel installed as <paramref name="name"/>.</summary>
    /// <returns>0, or 1 when there is none or it is another one.</returns>
    public int Uninstall(InstallLocation location, string name) => OnSpec(location, name, spec =>
    {
        if (!spec.Exists) return Fail($"There is no kernel {name} in {Path.GetDirectoryName(spec.Folder)}.");
        if (!spec.IsOurs) return Fail($"{spec.Folder} holds another kernel; it is left alone.");
        spec.Remove();
        output.WriteLine($"Removed {spec.Folder}");
        return 0;
    });

    private int OnSpec(InstallLocation location, string name, Func<KernelSpec, int> act)
    {
        if (!NamePattern().IsMatch(name))
        {
            return Fail($"expected a kernel name of letters, digits, '-', '_' and '.', found \"{name}\".");
        }
        if (location.DataFolder() is not { } folder)
        {
            return Fail("--sys-prefix: expected VIRTUAL_ENV or CONDA_PREFIX to name a folder, found neither; use --prefix FOLDER.");
        }
        try
        {
            return act(new KernelSpec(folder, name));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Fail(problem.Message);
        }
    }

    private int Fail(string message)
    {
        error.WriteLine(message);
        return 1;
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_-][a-zA-Z0-9._-]*\z")]
    private static partial Regex NamePattern();
}
