using NotebookKernel.Execution;
using NotebookKernel.Protocol;
using Workbook.Documents;

namespace Workbook.Install;

/// <summary>The folder that tells Jupyter and VS Code how to start this kernel.</summary>
/// <param name="dataFolder">The Jupyter data folder it belongs to.</param>
/// <param name="name">The kernel's name.</param>
internal sealed class KernelSpec(string dataFolder, string name)
{
    private const string LogoResource = "Workbook.Install.logo.svg";

    /// <summary>The kernel's name.</summary>
    public string Name { get; } = name;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Path.Combine(dataFolder, "kernels", name);

    private string JsonFile => Path.Combine(Folder, "kernel.json");

    /// <summary>Whether something is installed under the name.</summary>
    public bool Exists => Directory.Exists(Folder);

    /// <summary>Whether what is installed under the name starts this program, from this build or another.</summary>
    public bool IsOurs => File.Exists(JsonFile)
        && File.ReadAllText(JsonFile).Contains($"{AssemblyName}.dll", StringComparison.Ordinal);

    private static string AssemblyName => typeof(KernelSpec).Assembly.GetName().Name!;

    /// <summary>Writes the folder, so that the name starts this very build.</summary>
    public void Write()
    {
        Directory.CreateDirectory(Folder);
        using (var logo = typeof(KernelSpec).Assembly.GetManifestResourceStream(LogoResource)!)
        using (var reader = new StreamReader(logo))
        {
            AtomicFile.WriteAllText(Path.Combine(Folder, "logo-svg.svg"), reader.ReadToEnd());
        }
        AtomicFile.WriteAllText(JsonFile, NotebookJson.Write(Json()) + "\n");
    }

    /// <summary>Removes the folder.</summary>
    public void Remove() => Directory.Delete(Folder, recursive: true);

    private static JsonObject Json() => new()
    {
        ["argv"] = new JsonArray(DotnetInstallation.Command, typeof(KernelSpec).Assembly.Location, "kernel", "{connection_file}"),
        ["display_name"] = KernelInfo.DisplayName,
        // Where the processor's cache is large, as a server's is, the runtime would let garbage grow to its size before it collects any.
        ["env"] = new JsonObject { ["DOTNET_GCgen0size"] = "0x1000000" },
        ["interrupt_mode"] = "message",
        ["language"] = KernelInfo.Language,
    };
}
