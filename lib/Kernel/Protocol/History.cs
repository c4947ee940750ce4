using System.Text.RegularExpressions;

namespace NotebookKernel.Protocol;

/// <summary>The cells that this kernel ran, for consoles that recall them.</summary>
internal sealed class History
{
    private readonly Lock gate = new();
    private readonly List<(int Number, string Code)> cells = [];

    /// <summary>Remembers a cell.</summary>
    public void Add(int number, string code)
    {
        lock (gate) cells.Add((number, code));
    }

    /// <summary>The content of the reply to a <c>history_request</c>.</summary>
    public JsonObject Answer(Request request)
    {
        (int Number, string Code)[] found;
        lock (gate) found = [.. cells];
        int most = request.Number("n") ?? int.MaxValue;
        found = request.Text("hist_access_type") switch
        {
            "range" => [.. found.Where(cell => cell.Number >= (request.Number("start") ?? 0)
                && cell.Number < (request.Number("stop") ?? int.MaxValue))],
            "search" => Search(found, request.Text("pattern"), request.Flag("unique", otherwise: false), most),
            _ => [.. found.TakeLast(most)],
        };
        bool output = request.Flag("output", otherwise: false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. found.Select(cell => new JsonArray(
                0, cell.Number, output ? new JsonArray(cell.Code, null) : JsonValue.Create(cell.Code)))]),
        };
    }

    private static (int Number, string Code)[] Search((int Number, string Code)[] cells, string pattern, bool unique, int most)
    {
        IEnumerable<(int Number, string Code)> found = cells.Where(cell => Matches(pattern, cell.Code));
        // Of equal cells the newest counts.
        if (unique) found = found.Reverse().DistinctBy(cell => cell.Code).Reverse();
        return [.. found.TakeLast(most)];
    }

    private static bool Matches(string pattern, string code) => Regex.IsMatch(
        code,
        $"^{Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".")}$",
        RegexOptions.Singleline | RegexOptions.NonBacktracking);
}
