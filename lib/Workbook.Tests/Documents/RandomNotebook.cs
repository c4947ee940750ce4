using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Tests.Documents;

/// <summary>Notebooks made by chance from pieces that formats tend to stumble over; the same seed makes the same notebook.</summary>
internal sealed class RandomNotebook(int seed)
{
    private static readonly string[] Pieces =
    [
        "\n", "\n", "\n\n", " ", "\t", "var x = 1;", "# Title", "#!time", "#!html -q", "#r \"a.dll\"", "\"quoted\"", "\\",
        "äöü", "日本語", "🙂",
       "\u0001", "\u001b[31m", "\u2028", "\u0085", "\f", "\v", "</script>", "{\"a\": 1}", "  #!csharp", "x #!csharp", "'", "&",
    ];

    private static readonly string[] Languages = ["html", "javascript", "mermaid", "fsharp"];

    private readonly Random random = new(seed);

    public NotebookDocument Make()
    {
        var document = new NotebookDocument();
        if (Chance(3)) document.Metadata["polyglot_notebook"] = Meta();
        if (Chance(2)) document.NameKernel();
        for (var count = random.Next(8); count > 0; count--) document.Cells.Add(Cell());
        return document;
    }

    private static JsonObject Meta() => new()
    {
        ["kernelInfo"] = new JsonObject
        {
            ["items"] = new JsonArray(
                [new JsonObject { ["name"] = "csharp", ["aliases"] = new JsonArray("c#") }, .. Languages.Select(Named)]),
            ["defaultKernelName"] = "csharp",
        },
    };

    private static JsonObject Named(string name) => new() { ["name"] = name };

    private NotebookCell Cell()
    {
        var kind = (CellKind)random.Next(3);
        var cell = new NotebookCell(kind, kind == CellKind.Code && Chance(4) ? $"#!{Pick(Languages)}\n{Text()}" : Text())
        {
            Id = Chance(2) ? $"id-{random.Next(1000)}" : null,
            Metadata = Chance(3) ? new JsonObject { ["tags"] = new JsonArray("tag"), ["z"] = null, ["a"] = 1.5 } : [],
        };
        if (kind != CellKind.Code) return cell;
        cell.ExecutionCount = Chance(2) ? random.Next(100) : null;
        for (var count = random.Next(4); count > 0; count--) cell.Outputs.Add(Output());
        return cell;
    }

    private CellOutput Output() => random.Next(4) switch
    {
        0 => new StreamOutput(Chance(2) ? "stdout" : "stderr", Text()),
        1 => new DisplayOutput(Data(), new JsonObject { ["text/html"] = new JsonObject { ["isolated"] = true } }),
        2 => new ResultOutput(Data(), [], Chance(2) ? random.Next(100) : null),
        _ => new ErrorOutput("Exception", Text(), [Text(), Text()]),
    };

    private JsonObject Data() => new()
    {
        ["text/plain"] = Text(),
        ["image/png"] = Convert.ToBase64String(Guid.Empty.ToByteArray()),
        ["image/svg+xml"] = Text(),
        ["application/vnd.plotly.v1+json"] = new JsonObject { ["data"] = new JsonArray(1, 0.25, null, Text()) },
    };

    private string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pick(Pieces)));

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
