using System.Runtime.InteropServices;
using System.Text.Json;
using NotebookKernel.Display;
using NotebookKernel.Execution.Extensions;
using NotebookKernel.Execution.FSharp;
using NotebookKernel.Syntax;

namespace NotebookKernel.Execution.Magics;

/// <summary>Does what the magics of a session say.</summary>
/// <param name="execute">Runs a text as a part of the cell that runs, in a language where it does not say its own.</param>
/// <param name="perform">Does something that may run code of values, as a cell runs.</param>
/// <param name="variables">The variables of C#.</param>
/// <param name="fsharp">Knows those of F#.</param>
/// <param name="extensions">Knows the kernels that extensions and cells added.</param>
/// <param name="folder">The folder that files are named from.</param>
internal sealed class MagicCommands(
    Func<string, CellRun, string, Task> execute, Action<Action, CellRun> perform, Func<IReadOnlyList<SessionVariable>> variables,
    FSharpCells fsharp, KernelExtensions extensions, string folder)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        IncludeFields = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly KeptTexts kept = new(folder);
    private readonly Stack<string> imported = new();

    /// <summary>Obeys a magic that is no language, and gives what of its part is still to be run.</summary>
    /// <param name="magic">The magic.</param>
    /// <param name="language">What the text around it is written in.</param>
    /// <param name="run">The cell's run.</param>
    public async Task<string> ObeyAsync(Magic magic, string language, CellRun run)
    {
        switch (magic.Name)
        {
            case "who":
                Show(run, MimeBundle.Text(string.Join("  ", All(language).Select(variable => variable.Name))));
                break;
            case "whos":
                perform(() => Show(run, Formatter.Format(All(language).Select(variable => new
                {
                    Variable = variable.Name,
                    Type = PlainText.NameOf(variable.Type),
                    Value = PlainText.OfPart(variable.Value),
                }))), run);
                break;
            case "about":
                Show(run, MimeBundle.Text(
                    $"C# kernel on .NET {Environment.Version}, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"));
                break;
            case "lsmagic":
                Show(run, MimeBundle.Text(string.Join('\n', MagicTable.Languages.Concat(MagicTable.Commands)
                    .Select(one => $"#!{one.Name,-10}  {one.Does}"))));
                break;
            case "set":
                return Joined(await SetAsync(magic, language, run).ConfigureAwait(false), magic);
            case "value":
                return await kept.KeepAsync(magic, run).ConfigureAwait(false);
            case "share":
                return Joined(await ShareAsync(magic, language, run).ConfigureAwait(false), magic);
            case "import":
                await ImportAsync(magic, run).ConfigureAwait(false);
                break;
            default:
                throw magic.Fail(MagicTable.Unknown(magic.Name));
        }
        return magic.Body;
    }

    private static void Show(CellRun run, MimeBundle bundle) => run.Output.Send(sink => sink.Display(bundle, null));

    private IEnumerable<SessionVariable> All(string language) => extensions.Variables(language)
        ?? variables().Concat(fsharp.Values.Select(value => value with { Name = value.Name + " (F#)" }));

    private Task DeclareAsync(string name, string value, string language, CellRun run) =>
        language == "fsharp" ? execute($"let ``{name}`` = {value}", run, language) : execute($"var {name} = {value};", run, "csharp");

    private static string Name(Magic magic, string option)
    {
        string name = magic.Arguments[option] ?? throw magic.Fail($"Expected {option} NAME.");
        return SyntaxFacts.IsValidIdentifier(name) ? name : throw magic.Fail($"Expected {option} with a name for a variable, found '{name}'.");
    }

    private static string Joined(string first, Magic magic) =>
        first.Length == 0 ? magic.Body : $"{first}\n{magic.Body.TrimStart('\r', '\n')}";

    private async Task<string> SetAsync(Magic magic, string language, CellRun run)
    {
        string name = Name(magic, "--name"), text = magic.Arguments["--value"] ?? throw magic.Fail("Expected --value VALUE.");
        var (variable, given) = Source(magic, text, run);
        (variable, string from) = Form(magic, variable, text.StartsWith('@') ? text[1..].Split(':')[0] : "", run);
        if (Elsewhere(magic, language, name, variable is null ? given : variable.Value, run) is { } code) return code;
        string value = variable is not null ? Expression(variable, from, language)
            : text.StartsWith('@') ? CSharpLiteral.Write("string", given!)! : Literal(text);
        await DeclareAsync(name, value, language, run).ConfigureAwait(false);
        return "";
    }

    // A value in the form that a magic asks for, and where it then comes from. JSON is given as .NET Interactive gives it.
    private (SessionVariable? Variable, string From) Form(Magic magic, SessionVariable? variable, string from, CellRun run)
    {
        if (variable is null || magic.Arguments["--mime-type"] is not { Length: > 0 } mimeType) return (variable, from);
        object? form = null;
        perform(() => form = mimeType == "application/json" ? OfJson(JsonSerializer.SerializeToDocument(variable.Value, JsonOptions))
            : InteractiveFormatters.Format(variable.Value, [mimeType])[mimeType]?.ToString(), run);
        return (new SessionVariable(variable.Name, form?.GetType() ?? typeof(object), form), "value");
    }

    private static object? OfJson(JsonDocument json) => json.RootElement.ValueKind switch
    {
        JsonValueKind.Number => json.RootElement.GetDouble(),
        JsonValueKind.String => json.RootElement.GetString(),
        JsonValueKind.True or JsonValueKind.False => json.RootElement.GetBoolean(),
        JsonValueKind.Null => null,
        _ => json,
    };

    // The code that gives a value to a language whose values are not the session's; null for the others.
    private string? Elsewhere(Magic magic, string language, string name, object? value, CellRun run)
    {
        if (language == "javascript")
        {
            string json = "";
            perform(() => json = JsonSerializer.Serialize(value, JsonOptions), run);
            return $"{name} = {json};";
        }
        if (!extensions.Added(language)) return null;
        return extensions.Send(language, name, value, run) is { } problem ? throw magic.Fail(problem) : "";
    }

    private (SessionVariable? Variable, string? Text) Source(Magic magic, string text, CellRun run)
    {
        if (!text.StartsWith('@')) return (null, text);
        string[] parts = text[1..].Split(':', 2);
        string argument = parts.Length < 2 ? "" : parts[1];
        return parts[0] switch
        {
            "csharp" or "fsharp" => (Variable(magic, parts[0], argument, run), null),
            "value" when kept.IsJson(argument) => (Json(magic, argument), null),
            "value" => (null, Value(magic, argument)),
            "input" or "password" => (null, CellRun.Ask(argument + ": ", password: parts[0] == "password")),
            _ when extensions.Added(parts[0]) => (Variable(magic, parts[0], argument, run), null),
            _ => throw magic.Fail($"Expected @csharp:NAME, @fsharp:NAME, @value:NAME, @input:PROMPT or @password:PROMPT, found {text}."),
        };
    }

    private static string Literal(string text) => new[] { "int", "long", "double", "bool", "string" }
        .Select(type => CSharpLiteral.Write(type, text)).First(literal => literal is not null)!;

    private async Task<string> ShareAsync(Magic magic, string language, CellRun run)
    {
        string from = magic.Arguments["--from"] is { Length: > 0 } given ? given : "csharp";
        string name = magic.Arguments.Words.Count == 1 ? magic.Arguments.Words[0] : throw magic.Fail("Expected the name of one value to share.");
        string target = magic.Arguments["--as"] is null ? name : Name(magic, "--as");
        if (from is not ("csharp" or "fsharp" or "value") && !extensions.Added(from))
            throw magic.Fail($"Expected --from csharp, --from fsharp or --from value, found {from}. {MagicTable.Unknown(from)}");
        string? text = from == "value" && !kept.IsJson(name) ? Value(magic, name) : null;
        SessionVariable? variable = text is not null ? null : from == "value" ? Json(magic, name) : Variable(magic, from, name, run);
        (variable, from) = Form(magic, variable, from, run);
        if (Elsewhere(magic, language, target, text ?? variable!.Value, run) is { } code) return code;
        string value = text is null ? Expression(variable!, from, language) : CSharpLiteral.Write("string", text)!;
        if (target != value.Trim('`')) await DeclareAsync(target, value, language, run).ConfigureAwait(false);
        return "";
    }

    private async Task ImportAsync(Magic magic, CellRun run)
    {
        string path = kept.Existing(
            magic, magic.Arguments.Words.Count == 1 ? magic.Arguments.Words[0] : throw magic.Fail("Expected the name of one file."));
        if (imported.Contains(path)) throw magic.Fail($"{path} imports itself.");
        IEnumerable<ImportedCell> cells = Imported(magic, path);
        imported.Push(path);
        string outer = run.Cell;
        try
        {
            foreach (ImportedCell cell in cells)
            {
                run.Cell = cell.Name;
                await execute(cell.Code, run, cell.Language).ConfigureAwait(false);
            }
            run.Cell = outer; // What fails is told with the name that it has now.
        }
        catch
        {
            run.Output.Write("stderr", $"In {path}:\n");
            throw;
        }
        finally
        {
            imported.Pop();
        }
    }

    private static IEnumerable<ImportedCell> Imported(Magic magic, string path)
    {
        try
        {
            return ImportedFile.Cells(path);
        }
        catch (InvalidDataException failure)
        {
            throw magic.Fail(failure.Message);
        }
    }

    private SessionVariable Variable(Magic magic, string from, string name, CellRun run)
    {
        var (found, language) = from switch
        {
            "csharp" => (variables().FirstOrDefault(variable => variable.Name == name), "C#"),
            "fsharp" => (fsharp.Find(name), "F#"),
            _ => (extensions.Find(from, name, run), from),
        };
        return found ?? throw magic.Fail($"Expected a variable of {language}, found none named {name}. #!who names all.");
    }

    // Literals are the same in both languages.
    private static string Expression(SessionVariable variable, string from, string language) => (from, language) switch
    {
        ("fsharp", "fsharp") => $"``{variable.Name}``",
        ("csharp", not "fsharp") => variable.Name,
        _ => SharedValues.Pass(variable, language),
    };

    private SessionVariable Json(Magic magic, string name)
    {
        try
        {
            return new SessionVariable(name, typeof(JsonDocument), JsonDocument.Parse(Value(magic, name)));
        }
        catch (JsonException failure)
        {
            throw magic.Fail($"{name} was kept as JSON and is none: {failure.Message}");
        }
    }

    private string Value(Magic magic, string name) => kept[name]
        ?? throw magic.Fail($"Expected a text kept by #!value, found none named {name}.");
}
