using System.Collections;
using System.Reflection;
using System.Text.Json;
using CSharpKernel.Execution;
using CSharpKernel.Execution.Errors;

namespace CSharpKernel.Display;

/// <summary>Turns values into what a notebook shows: by the value's own formatters, else as text, and as a table where it is one.</summary>
internal static class Formatter
{
    /// <summary>The most characters of a text that are shown: a page with more is slow, and a file holds them better.</summary>
    public const int MostCharacters = 1_000_000;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The representations of a value. It may run code of the value's type, which may be slow or be interrupted.</summary>
    public static MimeBundle Format(object? value)
    {
        switch (value)
        {
            case MimeBundle bundle:
                return bundle;
            case HtmlText html:
                return MimeBundle.Of(("text/html", html.Html), ("text/plain", html.Html));
            case string { Length: > MostCharacters } text:
                return MimeBundle.Text($"{text.AsSpan(0, MostCharacters)}\n… {text.Length - MostCharacters:N0} more characters");
            case JsonDocument json:
                return Json(JsonNode.Parse(json.RootElement.GetRawText()));
            case JsonElement { ValueKind: not JsonValueKind.Undefined } json:
                return Json(JsonNode.Parse(json.GetRawText()));
            case JsonNode json:
                return Json(json.DeepClone());
        }
        if (value is not null && Own(value) is { } own) return own;
        if (value is IEnumerable sequence && !PlainText.HasOwnText(value.GetType()) && PlainText.Group(value) is null)
        {
            Rows rows = Rows.Take(sequence);
            string text = PlainText.Of(rows);
            return HtmlTable.Of(rows) is { } table ? MimeBundle.Of(("text/html", table), ("text/plain", text)) : MimeBundle.Text(text);
        }
        return MimeBundle.Text(PlainText.Of(value));
    }

    private static MimeBundle Json(JsonNode? json)
    {
        string text = json?.ToJsonString(Indented) ?? "null";
        return new MimeBundle(new JsonObject { ["application/json"] = json, ["text/plain"] = text });
    }

    private static MimeBundle? Own(object value)
    {
        JsonObject data = [];
        foreach (TypeFormatter formatter in Formatters(value.GetType()))
        {
            try
            {
                using StringWriter writer = new();
                if (formatter.Write(value, writer)) data[formatter.MimeType] = Content(formatter.MimeType, writer.ToString());
            }
            catch (Exception failure) when (failure is not (CellInterruptedException or ThreadInterruptedException))
            {
                Report($"{value.GetType().Name} cannot be shown as {formatter.MimeType}", failure);
            }
        }
        if (data.Count == 0) return null;
        if (!data.ContainsKey("text/plain")) data["text/plain"] = PlainText.Of(value);
        return new MimeBundle(data);
    }

    private static IReadOnlyList<TypeFormatter> Formatters(Type type)
    {
        try
        {
            return TypeFormatters.For(type);
        }
        catch (Exception failure) when (failure is InvalidOperationException or MissingMethodException or TargetInvocationException)
        {
            Report($"{type.Name} cannot be shown by its own formatters", failure.InnerException ?? failure);
            return [];
        }
    }

    private static JsonNode Content(string mimeType, string text)
    {
        if (!mimeType.EndsWith("+json", StringComparison.Ordinal) && mimeType != "application/json") return text;
        return JsonNode.Parse(text) ?? throw new JsonException("Expected a JSON value, found null.");
    }

    private static void Report(string what, Exception failure)
    {
        CellError error = RuntimeErrors.Describe(failure);
        CellRun.Current?.Output.Write("stderr", $"{what}: {string.Join('\n', error.Traceback)}\n");
    }
}
