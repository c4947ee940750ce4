using System.Collections;
using System.Runtime.CompilerServices;
using CSharpKernel.Execution;
using Microsoft.AspNetCore.Html;
using Interactive = Microsoft.DotNet.Interactive.Formatting;

namespace CSharpKernel.Display;

/// <summary>
/// What cells do with the package Microsoft.DotNet.Interactive.Formatting, which every cell can use: formatters that they register,
/// views of HTML, and values that they display in forms of their choice. The package is loaded by the first cell that uses it, and
/// what it was told nothing about is shown without it.
/// </summary>
internal static class InteractiveFormatters
{
    /// <summary>The libraries that cells share with the kernel, whatever version a package of theirs brings.</summary>
    public static readonly string[] Libraries = ["Microsoft.DotNet.Interactive.Formatting", "Microsoft.AspNetCore.Html.Abstractions"];

    private static volatile bool used;

    /// <summary>Begins to listen for the first use.</summary>
    public static void Listen() => AppDomain.CurrentDomain.AssemblyLoad += OnLoad;

    /// <summary>A value in the forms that were registered for it, or for the items of a sequence; null where there are none.</summary>
    public static JsonObject? Format(object value) => used ? Registered(value) : null;

    /// <summary>A value in chosen forms.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static JsonObject Format(object? value, string[] mimeTypes)
    {
        JsonObject data = [];
        foreach (string mimeType in mimeTypes) Formatter.Try(data, value, mimeType, () => Interactive.Formatter.ToDisplayString(value, mimeType));
        return data;
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
        ConditionalWeakTable<object, DisplayHandle> shown = [];
        Interactive.Formatter.SubscribeToDisplayedValues(displayed =>
        {
            JsonObject data = [];
            foreach (Interactive.FormattedValue form in displayed.FormattedValues)
                Formatter.Try(data, displayed.Value, form.MimeType, () => form.Value);
            // What Display returned is not what it told of here, so a first update is told of as something new, and shown as such.
            if (shown.TryGetValue(displayed, out DisplayHandle? handle)) handle.Update(new MimeBundle(data));
            else shown.Add(displayed, DisplayHandle.Show(new MimeBundle(data)));
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static JsonObject? Registered(object value)
    {
        Type type = value.GetType();
        if (value is not IHtmlContent && !IsRegistered(type) && !(value is IEnumerable and not string && Items(type).Any(IsRegistered)))
            return null;
        JsonObject data = Format(value, [.. Interactive.Formatter.GetPreferredMimeTypesFor(type)]);
        return data.Count == 0 ? null : data;
    }

    private static bool IsRegistered(Type type)
    {
        Type[] kinds = [.. Lineage(type)];
        return Interactive.Formatter.RegisteredFormatters(includeDefaults: false).Any(formatter => kinds.Contains(formatter.Type));
    }

    private static IEnumerable<Type> Items(Type sequence) => sequence.GetInterfaces()
        .Where(kind => kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(kind => kind.GetGenericArguments()[0]);

    /// <summary>All that a type is, with the open forms of generic ones.</summary>
    private static IEnumerable<Type> Lineage(Type type)
    {
        List<Type> kinds = [.. type.GetInterfaces()];
        for (Type? kind = type; kind is not null && kind != typeof(object); kind = kind.BaseType) kinds.Add(kind);
        return kinds.Concat(kinds.Where(kind => kind.IsGenericType).Select(kind => kind.GetGenericTypeDefinition()));
    }
}
