namespace NotebookKernel.Execution.Magics;

/// <summary>The magics there are, and what is said of those there are not.</summary>
internal static class MagicTable
{
    /// <summary>Languages: what follows is theirs, until another is named.</summary>
    public static readonly IReadOnlyList<(string Name, string Does)> Languages =
    [
        ("csharp", "C#, which a cell is where it names nothing; also c# and cs"),
        ("fsharp", "F#, with values of its own; also f# and fs"),
        ("library", "ordinary C#, which may declare namespaces and extension methods"),
        ("html", "HTML, shown below the cell"),
        ("javascript", "JavaScript, run by the page; also js"),
        ("markdown", "Markdown, shown below the cell; also md"),
        ("mermaid", "a diagram; flowcharts are drawn here, others by the page"),
    ];

    /// <summary>Commands: what follows is the language's again.</summary>
    public static readonly IReadOnlyList<(string Name, string Does)> Commands =
    [
        ("time", "shows how long the rest of the cell took"),
        ("who", "names the variables"),
        ("whos", "shows the variables with their types and values"),
        ("set", "--name NAME --value VALUE: declares a variable; VALUE may be @csharp:NAME, @fsharp:NAME, @value:NAME, @input:PROMPT "
            + "or @password:PROMPT"),
        ("value", "--name NAME [--from-file FILE | --from-url URL | --from-value TEXT] [--mime-type TYPE]: keeps the text below, "
            + "or the one named, under a name, and with a type shows it"),
        ("share", "--from csharp|fsharp|value NAME [--as NAME]: gives a value to C# or F#, or as JSON to JavaScript"),
        ("import", "FILE: runs the cells of a .dib, .ipynb, .csx, .cs or .fsx file"),
        ("about", "says what runs here"),
        ("lsmagic", "lists all this"),
    ];

    private static readonly Dictionary<string, string> Others = new()
    {
        ["connect"] = "this kernel connects to no other one, and what stands below was not run. For a database or a server, use its package "
            + "from C#: #r \"nuget: Name, version\". For another language, open a notebook with a kernel of that language",
        ["pwsh"] = "this kernel runs C# and F#, no PowerShell. System.Diagnostics.Process runs programs",
        ["powershell"] = "this kernel runs C# and F#, no PowerShell. System.Diagnostics.Process runs programs",
        ["python"] = "this kernel runs C# and F#, no Python",
        ["sql"] = "this kernel runs C# and F#, no SQL. Use the package of the database from C#",
        ["kql"] = "this kernel runs C# and F#, no KQL. Use the package of the database from C#",
        ["http"] = "this kernel runs C# and F# alone. HttpClient sends requests",
        ["r"] = "this kernel runs C# and F#, no R. A package is #r \"nuget: Name, version\", without the exclamation mark",
    };

    /// <summary>The language that a name stands for; null when it is none.</summary>
    public static string? Language(string name) => name switch
    {
        "c#" or "cs" => "csharp",
        "f#" or "fs" => "fsharp",
        "js" => "javascript",
        "md" => "markdown",
        _ => Languages.Any(language => language.Name == name) ? name : null,
    };

    /// <summary>Whether a name is a command's.</summary>
    public static bool IsCommand(string name) => Commands.Any(command => command.Name == name);

    /// <summary>What is wrong with a magic that there is not.</summary>
    /// <param name="name">Its name; a part before a hyphen is the kind of what <c>#!connect</c> would have made.</param>
    public static string Unknown(string name) => Others.TryGetValue(name.Split('-')[0], out string? other)
        ? $"#!{name}: {other}."
        : $"Expected {string.Join(", ", Languages.Concat(Commands).Select(magic => $"#!{magic.Name}"))}; found #!{name}. "
            + "#!lsmagic says what each does.";
}
