using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace NotebookKernel.Execution;

/// <summary>
/// Chooses the C# compiler before its first type is touched: the SDK's copy is precompiled and starts a good half second
/// faster; the package's copy, in the folder <c>roslyn</c> beside this assembly, serves where there is no SDK.
/// </summary>
internal static class CompilerLocator
{
    private static readonly Version Oldest = new(5, 0);

    private static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>The folder that the compiler is loaded from.</summary>
    public static string Folder => Chosen.Value;

    private static string PackageFolder => Path.Combine(AppContext.BaseDirectory, "roslyn");

#pragma warning disable CA2255 // The assembly is an application; nothing else gives a moment before the first use of Roslyn.
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;
#pragma warning restore CA2255

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not ("Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp")) return null;
        string path = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }

    private static string Choose()
    {
        string[] versions = [.. DotnetInstallation.SdkFolders("sdk", $"{Environment.Version.Major}.*")];
        return versions
            .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore"))
            .Select(folder => (Folder: folder, Version: CompilerVersion(folder)))
            .Where(found => found.Version >= Oldest)
            .OrderByDescending(found => found.Version)
            .Select(found => found.Folder)
            .FirstOrDefault(PackageFolder);
    }

    private static Version? CompilerVersion(string folder)
    {
        string compiler = Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.dll");
        return File.Exists(compiler) && File.Exists(Path.Combine(folder, "Microsoft.CodeAnalysis.dll"))
            ? AssemblyName.GetAssemblyName(compiler).Version
            : null;
    }
}
