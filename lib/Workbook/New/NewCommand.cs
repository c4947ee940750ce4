using System.CommandLine;
using Workbook.Documents;

namespace Workbook.New;

/// <summary>The command <c>workbook new</c>.</summary>
/// <param name="output">Where it says what it wrote.</param>
internal sealed class NewCommand(TextWriter output)
{
    private const string Template = "Workbook.New.notebook.dib";

    /// <summary>The command line.</summary>
    public Command Build()
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The new notebook; an .ipynb file, or with that extension a .dib file.",
        };
        var command = new Command("new", "Writes a small notebook that runs, to go on from.") { name };
        command.SetAction(arguments => Run(arguments.GetRequiredValue(name)));
        return command;
    }

    /// <summary>The text of a new notebook.</summary>
    /// <param name="name">What its title says.</param>
    /// <param name="root">The clone, as the notebook is to name it.</param>
    public static string Text(string name, string root)
    {
        using var reader = new StreamReader(typeof(NewCommand).Assembly.GetManifestResourceStream(Template)!);
        return reader.ReadToEnd().Replace("{name}", name).Replace("{root}", root);
    }

    private void Run(string name)
    {
        if (Path.GetExtension(name).ToLowerInvariant() is ".txt" or ".cs" or ".csx" or ".md" or ".json" or ".html")
            throw new DocumentException(name, null, "expected an .ipynb or a .dib file, or a name without extension");
        var file = NotebookFile.IsDib(name) || NotebookFile.IsIpynb(name) ? name : name + ".ipynb";
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var title = Path.GetFileNameWithoutExtension(file);
        if (title.Length == 0) throw new DocumentException(name, null, "expected the name of a file, found a folder");
        if (!Directory.Exists(folder)) throw new DocumentException(file, null, $"there is no folder {folder}");
        if (File.Exists(file)) throw new DocumentException(file, null, "is there already; choose another name");
        var document = NotebookFile.Parse(Text(title, Root(folder)), "new.dib");
        document.NameKernel();
        NotebookFile.Save(document, file);
        output.WriteLine($"Wrote {file}");
        var command = $"{Root(Environment.CurrentDirectory)}/environment/workbook";
        output.WriteLine($"Open it in VS Code or Jupyter, or execute it with: {command} run {file}");
    }

    /// <summary>The clone that this program is built in, as seen from <paramref name="folder"/> if that is a part of it.</summary>
    private static string Root(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && root.GetFiles("*.sln").Length == 0) root = root.Parent;
        if (root is null)
            throw new DirectoryNotFoundException($"expected the program in a clone of the project, found it in {AppContext.BaseDirectory}");
        var path = Path.GetRelativePath(folder, root.FullName);
        var within = Path.GetRelativePath(root.FullName, folder).Split(Path.DirectorySeparatorChar)[0] != "..";
        return (within ? path : root.FullName).Replace('\\', '/');
    }
}
