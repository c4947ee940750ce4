using System.Collections;
using System.Text.Json;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Display;

/// <summary>Turns values into what a notebook shows: by the value's own formatters, else as text, and as a table where it is one.</summary>
internal static class Formatter
{
    /// <summary>The representations of a value. It may run code of the value's type, which may be slow or be interrupted.</summary>
    public static MimeBundle Format(object? value) => Bounds.Keep(Forms(value));

    private static MimeBundle Forms(object? value)
    {
        switch (value)
        {
            case MimeBundle bundle:
                return bundle;
            case HtmlText html:
                return MimeBundle.Of(("text/html", html.Html), ("text/plain", PlainText.Shortened(html.Html, PlainText.MostCharacters)));
            case string text:
                return MimeBundle.Text(PlainText.Shortened(text, PlainText.MostCharacters));
            case JsonDocument or JsonNode or JsonElement { ValueKind: not JsonValueKind.Undefined }:
                return JsonForms.Of(value);
        }
        if (value is not null && Better(value) is { } own) return WithText(own, value);
        if (value is not null && InteractiveFormatters.WantsText(value.GetType())) return MimeBundle.Text(PlainText.Of(value));
        Reader reader = new();
        if (value is IEnumerable sequence && !PlainText.HasOwnText(value.GetType()) && PlainText.Group(value) is null)
        {
            Rows rows = Rows.Take(sequence);
            // The table comes first, so that no row is left out for what is deep in another.
            string? table = HtmlTable.Of(rows, reader);
            string text = PlainText.Of(rows, reader.Renewed());
            return table is null ? MimeBundle.Text(text) : MimeBundle.Of(("text/html", table), ("text/plain", text));
        }
        return value is not null && HtmlTable.Of(value, reader) is { } members
            ? MimeBundle.Of(("text/html", members), ("text/plain", PlainText.Of(value, reader.Renewed())))
            : MimeBundle.Text(PlainText.Of(value, reader));
    }

    /// <summary>A value in chosen forms, and as text.</summary>
    public static MimeBundle Format(object? value, string[] mimeTypes) =>
        mimeTypes.Length == 0 ? Format(value) : WithText(InteractiveFormatters.Format(value, mimeTypes), value);

    /// <summary>Adds a form of a value, or says why there is none: a formatter that throws does not fail the cell.</summary>
    /// <param name="data">The forms so far.</param>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The form.</param>
    /// <param name="write">Writes it; null for a value that it cannot write.</param>
    public static void Try(JsonObject data, object? value, string mimeType, Func<string?> write)
    {
        try
        {
            if (write() is { } text) data[mimeType] = Content(mimeType, text);
        }
        catch (Exception failure) when (failure is not (CellInterruptedException or ThreadInterruptedException))
        {
            Report($"{value?.GetType().Name ?? "null"} cannot be shown as {mimeType}", failure);
        }
    }

    // What a notebook registered comes first, then a type's own forms, with those of an extension that they lack.
    private static JsonObject? Better(object value)
    {
        JsonObject? registered = InteractiveFormatters.Format(value, out bool byExtension);
        if (registered is not null && !byExtension) return registered;
        if (Own(value) is not { } own) return registered;
        foreach (var (mimeType, form) in registered ?? []) own.TryAdd(mimeType, form?.DeepClone());
        return own;
    }

    private static JsonObject? Own(object value)
    {
        JsonObject data = [];
        foreach (TypeFormatter formatter in Formatters(value.GetType()))
        {
            Try(data, value, formatter.MimeType, () =>
            {
                using StringWriter writer = new();
                return formatter.Write(value, writer) ? writer.ToString() : null;
            });
        }
        return data.Count == 0 ? null : data;
    }

    private static MimeBundle WithText(JsonObject data, object? value)
    {
        if (!data.ContainsKey("text/plain")) data["text/plain"] = PlainText.Of(value);
        return new MimeBundle(data);
    }

    private static IReadOnlyList<TypeFormatter> Formatters(Type type)
    {
        try
        {
            return TypeFormatters.For(type);
        }
        catch (Exception failure) when (failure is not (CellInterruptedException or ThreadInterruptedException))
        {
            Report($"{type.Name} cannot be shown by its own formatters", failure.InnerException ?? failure);
            return [];
        }
    }

    private static JsonNode Content(string mimeType, string text)
    {
        bool json = mimeType.EndsWith("+json", StringComparison.Ordinal) || mimeType == "application/json";
        if (!json || text.Length > Bounds.MostCharacters) return text;
        return JsonNode.Parse(text) ?? throw new JsonException("Expected a JSON value, found null.");
    }

    private static void Report(string what, Exception failure)
    {
        CellError error = RuntimeErrors.Describe(failure);
        CellRun.Current?.Output.Write("stderr", $"{what}: {string.Join('\n', error.Traceback)}\n");
    }
}
