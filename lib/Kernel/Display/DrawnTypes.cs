using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookKernel.Display;

/// <summary>Forms of pictures, charts and tables whose libraries know no kernel, found by the methods with which they are drawn.</summary>
internal static partial class DrawnTypes
{
    private const string Plotly = "application/vnd.plotly.v1+json";
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy;
    private const int Width = 600, Height = 400, Quality = 100;

    /// <summary>The forms of a type; empty where it has none of the methods.</summary>
    public static IReadOnlyList<TypeFormatter> For(Type type)
    {
        if (type.FullName == "System.Data.DataTable") return [new("text/html", DataRows)];
        if (type.Assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal)) return [];
        if (Method(type, "GetImageBytes", typeof(int), typeof(int), typeof(Enum)) is { } plot) // ScottPlot
            return Picture(type, value => plot.Invoke(value, [Width, Height, Png(plot, 2)]));
        if (Encoder(type) is { } encode) // SkiaSharp: images, bitmaps, pixmaps
            return Picture(type, value => Bytes(encode, value));
        if (Method(type, "Snapshot") is { } snapshot && Encoder(snapshot.ReturnType) is { } encodeSnapshot) // its surfaces
            return Picture(type, value => Bytes(encodeSnapshot, snapshot.Invoke(value, null)));
        if (Method(type, "ToByteArray", typeof(Enum)) is { } write && HasPng(write, 0)) // Magick.NET
            return Picture(type, value => write.Invoke(value, [Png(write, 0)]));
        if (Extension(type, "ImageExtensions", "SaveAsPng") is { } save) // ImageSharp
            return Picture(type, value => Saved(stream => save.Invoke(null, [value, stream])));
        if (Exporter(type) is { } export) // OxyPlot
            return [new("image/svg+xml", (value, writer) => Drawing(export, value, writer)), Name(type)];
        if (Channels(type) is { Length: 4 } channels) // its colours
            return [new("text/html", (value, writer) => Swatch(channels, value, writer))];
        if (type.GetMethod("toFigureJson", Static, [type.BaseType ?? type]) is { } figure) // Plotly.NET, whose own formatter is a stub
            return [new(Plotly, (value, writer) => Write(figure.Invoke(null, [value]), writer))];
        if (Method(type, "GetPlottingJS") is { } script && Method(type, "GetHtml") is { } page) // XPlot.Plotly
            return [new(Plotly, (value, writer) => Figure(script, value, writer)), Page(page), Name(type)];
        if (type.FullName == "Microsoft.ML.Data.DataDebuggerPreview") return [new("text/html", Table)];
        if (type.FullName == "Microsoft.ML.DataViewSchema") return [new("text/html", Columns)];
        return Preview(type) is { } preview
            ? [new("text/html", (value, writer) => Table(preview.Invoke(null, [value, Rows.Most]), writer))]
            : [];
    }

    private static MethodInfo? Method(Type type, string name, params Type[] parameters) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .FirstOrDefault(method => method.Name == name && method.GetParameters() is var found && found.Length == parameters.Length
            && found.Zip(parameters).All(pair => pair.First.ParameterType.IsAssignableTo(pair.Second)));

    private static object Png(MethodInfo method, int parameter) =>
        Enum.Parse(method.GetParameters()[parameter].ParameterType, "Png", ignoreCase: true);

    private static bool HasPng(MethodInfo method, int parameter) =>
        Enum.TryParse(method.GetParameters()[parameter].ParameterType, "Png", ignoreCase: true, out _);

    // A static method for a value and a stream, in a class beside the type or one that it derives from.
    private static MethodInfo? Extension(Type type, string owner, string name)
    {
        for (Type? one = type; one is not null && one != typeof(object); one = one.BaseType)
        {
            if (one.Assembly.GetType($"{one.Namespace}.{owner}")?.GetMethod(name, Static, [one, typeof(Stream)]) is { } found) return found;
        }
        return null;
    }

    private static byte[] Saved(Action<Stream> save)
    {
        using MemoryStream stream = new();
        save(stream);
        return stream.ToArray();
    }

    // OxyPlot's way from a model to a drawing.
    private static MethodInfo? Exporter(Type type) => type.GetInterfaces()
        .Where(plot => plot.Name == "IPlotModel")
        .Select(plot => plot.Assembly.GetType($"{plot.Namespace}.SvgExporter")?.GetMethod("Export", [plot, typeof(Stream)]))
        .FirstOrDefault(found => found is not null);

    private static bool Drawing(MethodInfo export, object plot, TextWriter writer)
    {
        object exporter = Activator.CreateInstance(export.DeclaringType!)!;
        foreach (var (name, length) in new[] { ("Width", Width), ("Height", Height) })
            export.DeclaringType!.GetProperty(name)?.SetValue(exporter, Convert.ToDouble(length));
        string file = Encoding.UTF8.GetString(Saved(stream => export.Invoke(exporter, [plot, stream])));
        return Write(file[Math.Max(0, file.IndexOf("<svg", StringComparison.Ordinal))..], writer); // Without what is for files only.
    }

    // The members of a picture say nothing that is to be read.
    private static TypeFormatter Name(Type type) => new("text/plain", (_, writer) => Write(PlainText.NameOf(type), writer));

    private static bool Write(object? text, TextWriter writer)
    {
        writer.Write(text);
        return text is not null;
    }

    private static TypeFormatter[] Picture(Type type, Func<object, object?> bytes) =>
    [
        new("image/png", (value, writer) => Write(bytes(value) is byte[] png ? Convert.ToBase64String(png) : null, writer)),
        Name(type),
    ];

    private static MethodInfo? Encoder(Type type) =>
        Method(type, "Encode", typeof(Enum), typeof(int)) is { } encode && Method(encode.ReturnType, "ToArray") is not null ? encode : null;

    private static object? Bytes(MethodInfo encode, object? picture)
    {
        object? data = encode.Invoke(picture, [Png(encode, 0), Quality]);
        return data is null ? null : Method(data.GetType(), "ToArray")!.Invoke(data, null);
    }

    private static PropertyInfo[] Channels(Type type) => !type.IsValueType ? [] : [.. new[] { "Red", "Green", "Blue", "Alpha" }
        .Select(name => type.GetProperty(name)).OfType<PropertyInfo>().Where(property => property.PropertyType == typeof(byte))];

    private static bool Swatch(PropertyInfo[] channels, object color, TextWriter writer)
    {
        byte[] values = [.. channels.Select(channel => (byte)channel.GetValue(color)!)];
        double alpha = Math.Round(values[3] / 255.0, 3);
        string shown = string.Create(CultureInfo.InvariantCulture, $"rgb({values[0]} {values[1]} {values[2]} / {alpha})");
        const string Box = "display:inline-block;width:2em;height:1em;border:1px solid currentColor";
        return Write($"<span style=\"{Box};background:{shown}\"></span> {color}", writer);
    }

    private static bool Figure(MethodInfo script, object chart, TextWriter writer)
    {
        if (Plotting().Match((string)script.Invoke(chart, null)!) is not { Success: true } parts) return false;
        string layout = parts.Groups["layout"].Value;
        return Write($"{{\"data\":{parts.Groups["data"].Value},\"layout\":{(layout == "\"\"" ? "{}" : layout)}}}", writer);
    }

    // A page of its own, since its scripts follow one upon the other.
    private static TypeFormatter Page(MethodInfo page) => new("text/html", (value, writer) =>
    {
        string html = WebUtility.HtmlEncode((string)page.Invoke(value, null)!);
        return Write($"<iframe style=\"border:0;width:100%;height:{Height * 3 / 2}px\" srcdoc=\"{html}\"></iframe>", writer);
    });

    // ML.NET's data, of which its debugger view reads the first rows.
    private static MethodInfo? Preview(Type type) => type.GetInterface("Microsoft.ML.IDataView") is null ? null : AppDomain.CurrentDomain
        .GetAssemblies()
        .Select(assembly => assembly.GetType("Microsoft.ML.DebuggerExtensions")?.GetMethods()
            .FirstOrDefault(method => method.Name == "Preview" && method.GetParameters() is [{ ParameterType.Name: "IDataView" } data, _]
                && type.IsAssignableTo(data.ParameterType))) // Of another session, it is a type of its own.
        .FirstOrDefault(found => found is not null);

    private static bool Table(object? preview, TextWriter writer)
    {
        var rows = ((IEnumerable)Property(preview!, "RowView")).Cast<object>().Select(row => Property(row, "Values"));
        var cells = rows.Cast<IEnumerable<KeyValuePair<string, object>>>()
            .Select(row => row.DistinctBy(cell => cell.Key).ToDictionary(cell => cell.Key, cell => cell.Value));
        return Write(HtmlTable.Of(Rows.Take(cells), new Reader()), writer);
    }

    private static bool Columns(object schema, TextWriter writer)
    {
        var columns = ((IEnumerable)schema).Cast<object>()
            .Select(column => new[] { "Index", "Name", "Type" }.ToDictionary(name => name, name => Property(column, name)));
        return Write(HtmlTable.Of(Rows.Take(columns), new Reader()), writer);
    }

    private static bool DataRows(object value, TextWriter writer)
    {
        System.Data.DataTable table = (System.Data.DataTable)value;
        var rows = table.Rows.Cast<System.Data.DataRow>().Select(row => table.Columns.Cast<System.Data.DataColumn>()
            .ToDictionary(column => column.ColumnName, column => row.IsNull(column) ? null : row[column]));
        return Write(HtmlTable.Of(Rows.Take(rows), new Reader()), writer);
    }

    private static object Property(object owner, string name) => owner.GetType().GetProperty(name)!.GetValue(owner)!;

    [GeneratedRegex(@"^\s*var data = (?<data>.*?);\s*var layout = (?<layout>.*);\s*Plotly\.newPlot\(", RegexOptions.Singleline)]
    private static partial Regex Plotting();
}
