using System.Reflection;
using System.Runtime.Loader;

namespace NotebookKernel.Execution.FSharp;

/// <summary>
/// The F# compiler of the .NET SDK, which is precompiled: with it the first F# cell takes half of what it takes with the package's.
/// There is no package to fall back on, since what gets packages is the SDK, too. It has a load context of its own, with the
/// FSharp.Core that it was built with; that of the notebook may be another one.
/// </summary>
internal static class FSharpCompiler
{
    /// <summary>The library that all F# code uses.</summary>
    public const string Core = "FSharp.Core";

    private const string Service = "FSharp.Compiler.Service";

    private static readonly Lazy<string?> Chosen = new(Choose);
    private static readonly Lazy<Assembly> Loaded = new(() => new Context(Chosen.Value!).LoadFromAssemblyName(new AssemblyName(Service)));

    /// <summary>The path of the SDK's <see cref="Core"/>; null where there is no SDK.</summary>
    public static string? CorePath => Chosen.Value is { } folder ? Path.Combine(folder, Core + ".dll") : null;

    /// <summary>A type of the compiler. The first call loads it.</summary>
    public static Type Type(string name) => Loaded.Value.GetType(name, throwOnError: true)!;

    private static string? Choose() => DotnetInstallation.SdkFolders("sdk", $"{Environment.Version.Major}.*")
        .Select(sdk => Path.Combine(sdk, "FSharp"))
        .Where(folder => File.Exists(Path.Combine(folder, Service + ".dll")) && File.Exists(Path.Combine(folder, Core + ".dll")))
        .MaxBy(folder => AssemblyName.GetAssemblyName(Path.Combine(folder, Service + ".dll")).Version);

    private sealed class Context(string folder) : AssemblyLoadContext("F# compiler")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(folder, assemblyName.Name + ".dll");
            bool own = assemblyName.Name!.StartsWith("FSharp.", StringComparison.Ordinal);
            return own && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
