using System.Diagnostics.CodeAnalysis;
using Plotly.NET;
using Dynamic = DynamicObj.DynamicObj;

namespace FilterGen.Figures;

/// <summary>Reads and writes the objects of a Plotly.NET chart under the names that plotly.js has for their properties.</summary>
internal static class Parts
{
    /// <summary>Sets properties; those that are null stay as they are.</summary>
    public static T With<T>(this T part, params ReadOnlySpan<(string Name, object? Value)> properties) where T : Dynamic
    {
        foreach (var (name, value) in properties)
            if (value is not null)
                part.SetProperty(name, value);
        return part;
    }

    /// <summary>Sets the properties that are not there yet.</summary>
    public static T WithDefault<T>(this T part, params ReadOnlySpan<(string Name, object Value)> properties) where T : Dynamic
    {
        foreach (var (name, value) in properties)
            if (part.TryGetPropertyValue(name) is null)
                part.SetProperty(name, value);
        return part;
    }

    /// <summary>The part of this name, made if it is missing.</summary>
    public static T Part<T>(this Dynamic parent, string name) where T : Dynamic, new()
    {
        if (parent.TryGet<T>(name, out var part))
            return part;
        part = new T();
        parent.SetProperty(name, part);
        return part;
    }

    /// <summary>The property of this name, if there is one of this type.</summary>
    public static bool TryGet<T>(this Dynamic part, string name, [NotNullWhen(true)] out T? value)
    {
        if (part.TryGetPropertyValue(name)?.Value is T found)
        {
            value = found;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The text of a property; null where there is none.</summary>
    public static string? Text(this Dynamic part, string name) => part.TryGetPropertyValue(name)?.Value.ToString();

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IEnumerable<T> Items<T>(this Dynamic part, string name) => part.TryGet<IEnumerable<T>>(name, out var items) ? items : [];

    /// <summary>A copy whose parts can be changed without changing the original's; numbers and lists are shared.</summary>
    public static T Copy<T>(this T part) where T : Dynamic
    {
        var copy = (T)(part is Trace trace
            ? Activator.CreateInstance(part.GetType(), trace.type)!
            : Activator.CreateInstance(part.GetType())!);
        foreach (var (name, value) in part.GetProperties(false))
            copy.SetProperty(name, value is Dynamic inner ? inner.Copy() : value);
        return copy;
    }
}
