using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NotebookKernel.Display;

/// <summary>The named parts of a value.</summary>
internal static class TableRow
{
    /// <summary>The parts; null when the value is one thing, a sequence, or something that says itself how it reads.</summary>
    /// <param name="item">The value.</param>
    /// <param name="reader">Reads its members.</param>
    public static IReadOnlyDictionary<string, object?>? Of(object item, Reader reader)
    {
        Type type = item.GetType();
        if (item is ITuple tuple)
            return Enumerable.Range(0, tuple.Length).ToDictionary(i => $"Item{i + 1}", i => tuple[i]);
        if (item is IDictionary dictionary)
            return Of(dictionary);
        if (item is IDictionary<string, object?> named) // Objects whose members are known only as they run.
            return named.Take(Rows.Most).ToDictionary(pair => pair.Key, pair => pair.Value);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            return new Dictionary<string, object?> { ["Key"] = Property(item, "Key"), ["Value"] = Property(item, "Value") };
        if (PlainText.Group(item) is var (key, items))
            return new Dictionary<string, object?> { ["Key"] = key, ["Values"] = reader.Items(items)?.Items };
        if (item is IEnumerable or Delegate || PlainText.IsAsynchronous(type) || (PlainText.HasOwnText(type) && !IsRecord(type))) return null;
        return reader.Members(item);
    }

    // Keys that differ may read the same, such as 1 and "1".
    private static Dictionary<string, object?> Of(IDictionary dictionary)
    {
        Dictionary<string, object?> cells = [];
        foreach (object key in dictionary.Keys.Cast<object>().Take(Rows.Most)) cells[PlainText.Of(key)] = dictionary[key];
        return cells;
    }

    private static object? Property(object item, string name) => item.GetType().GetProperty(name)!.GetValue(item);

    /// <summary>Whether the text of a type's values is of the compiler's making, but not that of F#'s unions, whose cases differ.</summary>
    public static bool IsRecord(Type type) =>
        IsGenerated(type) && type.GetProperty("Tag")?.IsDefined(typeof(CompilerGeneratedAttribute)) != true;

    /// <summary>Whether the compiler wrote the method that gives the text of a type's values.</summary>
    public static bool IsWritten(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static bool IsGenerated(Type type) =>
        IsWritten(type)
        || type.IsDefined(typeof(CompilerGeneratedAttribute))
        || type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;
}
