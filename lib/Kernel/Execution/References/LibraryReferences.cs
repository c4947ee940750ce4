using System.Runtime.CompilerServices;
using System.Text.Json;
using NotebookKernel.Display;
using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.Extensions;
using NotebookKernel.Execution.FSharp;

namespace NotebookKernel.Execution.References;

/// <summary>Resolves the <c>#r</c> directives of one session to references for the compiler and files for the runtime.</summary>
/// <param name="folder">The folder that relative paths start from.</param>
/// <param name="cache">The folder that remembers restored packages.</param>
/// <param name="files">Takes the files.</param>
internal sealed class LibraryReferences(string folder, string cache, LibraryFiles files) : IDisposable
{
    private readonly HashSet<string> referenced = new(
        [nameof(NotebookKernel), .. InteractiveFormatters.Libraries, .. InteractivePackage.Libraries], StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Dictionary<string, (DateTime, long)>> loaded = [];
    private readonly HashSet<string> uninitialized = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> extensions = [];
    private readonly HashSet<string> stale = []; // Of these it was told that a later version does not take their places.
    private readonly Queue<string> newExtensions = [];
    private readonly ShadowFolders shadows = new();
    private readonly PackageRestore packages = new(folder, cache);
    private readonly ProjectBuild projects = new(folder);

    /// <summary>What the directives of a cell add to what is referenced already; its packages are restored together, as they fit each other.</summary>
    /// <param name="directives">The directives.</param>
    /// <param name="tell">Called with news for the user: a restore that takes time, a library that was rebuilt.</param>
    /// <param name="cancel">Ends a restore.</param>
    /// <exception cref="DirectiveFailure">What is named is not there, or cannot be referenced.</exception>
    public async IAsyncEnumerable<MetadataReference> ResolveAsync(
        IReadOnlyList<ReferenceDirective> directives, Action<string> tell, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (ReferenceDirective directive in directives.Where(one => one.IsSource)) packages.AddSource(PackageName.Source(directive));
        // In the order in which the kinds come: of two assemblies of one name the first counts.
        foreach (var kind in directives.Where(one => !one.IsSource).GroupBy(one => PackageName.Parse(one) is not null))
        {
            if (kind.Key)
            {
                LibraryClosure restored = await packages.RestoreAsync([.. kind], tell, cancel).ConfigureAwait(false);
                TellOfEarlier(restored.Assemblies, tell);
                foreach (MetadataReference added in Add(restored)) yield return added;
                continue;
            }
            foreach (ReferenceDirective directive in kind)
            {
                foreach (MetadataReference added in await AddFileAsync(directive, tell, cancel).ConfigureAwait(false)) yield return added;
            }
        }
    }

    /// <summary>
    /// Adds what a text names of the libraries that notebooks written for .NET Interactive use without <c>#r</c>, unless there is one of
    /// that name already.
    /// </summary>
    public IEnumerable<MetadataReference> AddTakenForGranted(string code) => InteractivePackage.TakenForGranted
        .Where(library => code.Contains(library.Name, StringComparison.Ordinal) && referenced.Add(NameOf(library.Path)))
        .Select(library => AssemblyReference.Create(library.Path));

    /// <summary>Adds an assembly that lies where nothing changes it, unless one of its name is there already.</summary>
    public IReadOnlyList<MetadataReference> AddShared(string path) => Add(new LibraryClosure([path], []));

    /// <summary>
    /// The simple names of the libraries that cells named since the last call and whose module initializers are to run before cells do.
    /// </summary>
    public IReadOnlyList<string> TakeUninitialized()
    {
        string[] taken = [.. uninitialized];
        uninitialized.Clear();
        return taken;
    }

    /// <summary>Whether a library needs the kernels of .NET Interactive.</summary>
    public bool NeedKernels { get; private set; }

    /// <summary>The folder of the next extension for .NET Interactive that a library or package brought; null when there is none.</summary>
    public string? TakeExtension() => newExtensions.TryDequeue(out string? folder) ? folder : null;

    public void Dispose() => shadows.Dispose();

    private async Task<IReadOnlyList<MetadataReference>> AddFileAsync(
        ReferenceDirective directive, Action<string> tell, CancellationToken cancel)
    {
        string path = ProjectBuild.IsNamedBy(directive)
            ? await projects.BuildAsync(directive, tell, cancel).ConfigureAwait(false)
            : Path.GetFullPath(Path.Combine(folder, directive.Target));
        if (File.Exists(path))
        {
            List<MetadataReference> added = AddLibrary(path, directive, tell);
            // Also when it is referenced again: an initializer that failed says so again.
            if (AssemblyFile.HasInitializer(path)) uninitialized.Add(NameOf(path));
            return added;
        }
        if (IsFrameworkName(directive.Target)) return [];
        throw directive.Fail(
            $"There is no file {path}. If it is the output of a project, build the project first (dotnet build -c Release), "
            + "or name the project: #r \"project: PATH\".");
    }

    private List<MetadataReference> AddLibrary(string path, ReferenceDirective directive, Action<string> tell)
    {
        if (loaded.TryGetValue(path, out var known))
        {
            if (known.Any(part => !part.Value.Equals(Stamp(part.Key))))
                tell($"{Path.GetFileName(path)} was rebuilt since it was loaded. Restart the kernel to use the new one.\n");
            return [];
        }
        if (!AssemblyFile.IsManaged(path)) throw directive.Fail($"Expected a .NET assembly, found another file: {path}");
        if (referenced.Contains(Path.GetFileNameWithoutExtension(path)))
            tell($"Another {Path.GetFileName(path)} is loaded already and stays in use. Restart the kernel to use {path}.\n");
        try
        {
            // With what it refers to: a build writes an assembly anew only where the public parts of those beside it changed.
            var source = LibraryClosure.Of(path).Assemblies.ToDictionary(part => part, Stamp);
            List<MetadataReference> added = Add(LibraryClosure.Of(shadows.Copy(path)));
            foreach (string extension in AddExtension(Path.GetDirectoryName(path)!)) files.AddManaged(shadows.Copy(extension));
            loaded[path] = source;
            return added;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or BadImageFormatException or JsonException)
        {
            shadows.Forget(path);
            throw directive.Fail($"{path} cannot be used: {failure.Message}\nBuild it again, then run this cell again.");
        }
    }

    private List<MetadataReference> Add(LibraryClosure needed)
    {
        LibraryClosure closure = needed.WithFrameworks();
        string[] assemblies = [.. closure.Assemblies.Select(Newest)
            .Where(assembly => !referenced.Contains(NameOf(assembly)))
            .DistinctBy(NameOf, StringComparer.OrdinalIgnoreCase)];
        // Where one cannot be read, none counts as referenced.
        List<MetadataReference> added = [.. assemblies.Select(assembly =>
            AssemblyReference.Create(closure.CompileTime.GetValueOrDefault(assembly, assembly)))];
        NeedKernels |= closure.Assemblies.Any(assembly => NameOf(assembly) == InteractivePackage.Name);
        foreach (string package in closure.Packages) AddExtension(package);
        foreach (string native in closure.NativeFolders) files.AddNativeFolder(native);
        foreach (string assembly in assemblies)
        {
            referenced.Add(NameOf(assembly));
            files.AddManaged(assembly);
        }
        return added;
    }

    private void TellOfEarlier(IEnumerable<string> assemblies, Action<string> tell)
    {
        string[] earlier = [.. assemblies.Select(path => (Name: NameOf(path), Version: files.Earlier(path)))
            .Where(one => one.Version is not null && one.Name != FSharpCompiler.Core && stale.Add(one.Name))
            .Select(one => $"{one.Name} {one.Version}")];
        if (earlier.Length == 0) return;
        tell($"In use already, and earlier than these packages ask for: {string.Join(", ", earlier)}. "
            + "If something fails for that, restart the kernel and name the packages in one cell.\n");
    }

    // F#'s own library can be loaded once, and packages bring old ones that others cannot do with: the SDK's is good for all of them.
    private static string Newest(string assembly) =>
        NameOf(assembly) == FSharpCompiler.Core && FSharpCompiler.CorePath is { } newest
            && AssemblyFile.Version(newest) > AssemblyFile.Version(assembly) ? newest : assembly;

    private static (DateTime Written, long Length) Stamp(string path)
    {
        FileInfo file = new(path);
        return (file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
    }

    private string[] AddExtension(string place)
    {
        string folder = Path.Combine(place, "interactive-extensions", "dotnet");
        if (!Directory.Exists(folder) || !extensions.Add(folder)) return [];
        newExtensions.Enqueue(folder);
        NeedKernels = true;
        return Directory.GetFiles(folder, "*.dll");
    }

    private static string NameOf(string assembly) => Path.GetFileNameWithoutExtension(assembly);

    // Older notebooks name assemblies of the framework, which are all referenced already.
    private static bool IsFrameworkName(string target) => target.IndexOfAny(['/', '\\']) < 0
        && (target.StartsWith("System", StringComparison.Ordinal) || FrameworkReferences.Has(target));
}
