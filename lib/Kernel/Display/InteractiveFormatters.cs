using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NotebookKernel.Execution;
using Interactive = Microsoft.DotNet.Interactive.Formatting;

namespace NotebookKernel.Display;

/// <summary>
/// What cells do with the package Microsoft.DotNet.Interactive.Formatting, which every cell can use: formatters that they register,
/// views of HTML, and values that they display in forms of their choice. The package is loaded by the first cell that uses it, and
/// what it was told nothing about is shown without it.
/// </summary>
internal static class InteractiveFormatters
{
    /// <summary>The libraries that cells share with the kernel, whatever version a package of theirs brings.</summary>
    public static readonly string[] Libraries = ["Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];

    private const int UsualListExpansion = 20;

    private static readonly ConcurrentDictionary<object, bool> ofExtensions = [];
    private static readonly ConditionalWeakTable<object, DisplayHandle> shown = [];
    private static readonly ConcurrentDictionary<string, string> ids = [];
    private static volatile bool used;
    private static volatile Func<bool>? left;

    /// <summary>Begins to listen for the first use.</summary>
    public static void Listen() => AppDomain.CurrentDomain.AssemblyLoad += OnLoad;

    /// <summary>A value in the forms that were registered for it, or for the items of a sequence; null where there are none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="byExtension">Whether it was an extension that registered them, and not the notebook.</param>
    public static JsonObject? Format(object value, out bool byExtension)
    {
        byExtension = false;
        return used ? Registered(value, out byExtension) : null;
    }

    /// <summary>The HTML that a part of a value is, or that was registered for it; null where there is none.</summary>
    public static string? Part(object value) => value is IHtmlContent content ? Html(content) : used ? RegisteredPart(value) : null;

    /// <summary>The most items of a sequence that are shown.</summary>
    /// <param name="usual">How many where the notebook did not choose.</param>
    public static int MostItems(int usual) => used ? Chosen(usual) : usual;

    /// <summary>Whether a notebook chose that values of a type are shown as text only.</summary>
    public static bool WantsText(Type type) => used && PrefersText(type);

    /// <summary>The formatters that were registered so far.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static object[] Registrations() => [.. Registered(withDefaults: false)];

    /// <summary>Notes that an extension registered the formatters that there are now and were not there before.</summary>
    public static void NoteExtension(object[] before)
    {
        foreach (object formatter in Registrations().Except(before)) ofExtensions.TryAdd(formatter, true);
    }

    /// <summary>A value in chosen forms.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static JsonObject Format(object? value, string[] mimeTypes)
    {
        JsonObject data = [];
        foreach (string mimeType in mimeTypes)
        {
            Formatter.Try(data, value, mimeType, () => value is null || IsWritten(value.GetType(), mimeType)
                ? Interactive.Formatter.ToDisplayString(value, mimeType)
                : throw new ArgumentException("No formatter is registered for it."));
        }
        return data;
    }

    /// <summary>A formatter that a type names for itself and that is one of the package's; null for another.</summary>
    public static TypeFormatter? Adapt(object formatter) => used ? Adapted(formatter) : null;

    /// <summary>Leaves what values display themselves to the kernels of .NET Interactive, which listen for it, too.</summary>
    /// <param name="taken">Whether they take it from the calling code.</param>
    public static void LeaveDisplays(Func<bool> taken) => left = taken;

    /// <summary>What stands for a handle in the package, which tells of its updates as of those of what it displayed itself.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="id">What the notebook knows it by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Interactive.DisplayedValue Displayed(DisplayHandle handle, string id)
    {
        Interactive.DisplayedValue displayed = new("", [new("text/plain", "")]);
        shown.Add(displayed, handle);
        ids[displayed.DisplayId] = id;
        return displayed;
    }

    /// <summary>What the notebook knows something by that the package displayed or updated.</summary>
    public static string IdOf(string displayId) => ids.GetValueOrDefault(displayId, displayId);

    /// <summary>Forms that the package made.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static MimeBundle Bundle(object? value, IEnumerable<Interactive.FormattedValue> forms)
    {
        JsonObject data = [];
        foreach (Interactive.FormattedValue form in forms) Formatter.Try(data, value, form.MimeType, () => form.Value);
        return new MimeBundle(data);
    }

    private static void OnLoad(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (loaded.LoadedAssembly.GetName().Name != Libraries[0]) return;
        AppDomain.CurrentDomain.AssemblyLoad -= OnLoad;
        Subscribe();
        used = true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Subscribe()
    {
        Interactive.Formatter.SubscribeToDisplayedValues(displayed =>
        {
            if (left?.Invoke() == true) return;
            MimeBundle data = Bundle(displayed.Value, displayed.FormattedValues);
            // What Display returned is not what it told of here, so a first update is told of as something new, and shown as such.
            if (shown.TryGetValue(displayed, out DisplayHandle? handle)) handle.Update(data);
            else shown.Add(displayed, DisplayHandle.Show(data));
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TypeFormatter? Adapted(object formatter) => formatter is Interactive.ITypeFormatter own
        ? new TypeFormatter(own.MimeType, (value, writer) => own.Format(value, new Interactive.FormatContext(writer))) : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Html(IHtmlContent content)
    {
        using StringWriter writer = new();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? RegisteredPart(object value) => Registered(value.GetType()).Any(formatter => formatter.MimeType == "text/html")
        ? (string?)Format(value, ["text/html"])["text/html"] : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Chosen(int usual) =>
        Interactive.Formatter.ListExpansionLimit is var most && most != UsualListExpansion ? Math.Max(0, most) : usual;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool PrefersText(Type type) => Preferred(type).SequenceEqual(["text/plain"]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static JsonObject? Registered(object value, out bool byExtension)
    {
        Type type = value.GetType();
        Interactive.ITypeFormatter[] formatters = [.. Registered(type)];
        if (formatters.Length == 0 && value is IEnumerable and not string) formatters = [.. Items(type).SelectMany(Registered)];
        byExtension = formatters.Length > 0 && formatters.All(ofExtensions.ContainsKey);
        string[] preferred = [.. Preferred(type).Where(mimeType => IsWritten(type, mimeType))];
        // What a notebook did not choose is text or HTML, which a value's own forms are, too.
        bool chosen = preferred.Any(mimeType => mimeType is not ("text/html" or "text/plain"));
        if (formatters.Length == 0 && !chosen && value is not IHtmlContent && !IsItsOwn(type)) return null;
        JsonObject data = [];
        foreach (string mimeType in preferred)
            Formatter.Try(data, value, mimeType, () => Interactive.Formatter.ToDisplayString(value, mimeType));
        return data.Count == 0 ? null : data;
    }

    // The package asks a type for its own formatters; those that cannot be made are told of where they are looked for here.
    private static string[] Preferred(Type type)
    {
        try
        {
            return [.. Interactive.Formatter.GetPreferredMimeTypesFor(type)];
        }
        catch (Exception failure) when (failure is not (CellInterruptedException or ThreadInterruptedException))
        {
            return [];
        }
    }

    // The package looks for the formatter of a preferred form until the stack overflows.
    private static bool IsWritten(Type type, string mimeType)
    {
        _ = Preferred(type); // Has it registered the type's own.
        Type[] kinds = [.. Lineage(type)];
        return Registered(withDefaults: true).Any(formatter => formatter.MimeType == mimeType && kinds.Contains(formatter.Type));
    }

    // Its formatters of its own types are found by their names, but are written otherwise.
    private static bool IsItsOwn(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("Microsoft.DotNet.Interactive", StringComparison.Ordinal);

    private static IEnumerable<Interactive.ITypeFormatter> Registered(Type type)
    {
        Type[] kinds = [.. Lineage(type)];
        return Registered(withDefaults: false).Where(formatter => kinds.Contains(formatter.Type));
    }

    // The package keeps also the null that a type may have given it for a formatter.
    private static IEnumerable<Interactive.ITypeFormatter> Registered(bool withDefaults) =>
        Interactive.Formatter.RegisteredFormatters(withDefaults).OfType<Interactive.ITypeFormatter>();

    private static IEnumerable<Type> Items(Type sequence) => sequence.GetInterfaces()
        .Where(kind => kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(kind => kind.GetGenericArguments()[0]);

    /// <summary>All that a type is, with the open forms of generic ones.</summary>
    private static IEnumerable<Type> Lineage(Type type)
    {
        List<Type> kinds = [.. type.GetInterfaces()];
        for (Type? kind = type; kind is not null; kind = kind.BaseType) kinds.Add(kind);
        return kinds.Concat(kinds.Where(kind => kind.IsGenericType).Select(kind => kind.GetGenericTypeDefinition()));
    }
}
