using System.Collections.Concurrent;
using System.ComponentModel;

namespace NotebookKernel.Execution.FSharp;

/// <summary>Hands values from the cells of one language to those of another.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValues
{
    private static readonly ConcurrentDictionary<int, object?> Waiting = new();
    private static int last;

    /// <summary>The value that waits under a number, once.</summary>
    public static T Take<T>(int number) => Waiting.TryRemove(number, out object? value)
        ? (T)value!
        : throw new InvalidOperationException("A shared value can be taken only once, by the cell that asked for it.");

    /// <summary>
    /// Makes a value wait, and gives the expression of a language that takes it: of the variable's type, or of the value's, where the
    /// language has a name for it.
    /// </summary>
    internal static string Pass(SessionVariable variable, string language)
    {
        int number = Interlocked.Increment(ref last);
        Waiting[number] = variable.Value;
        TypeName names = new(language == "fsharp");
        Type[] types = variable.Value is { } value ? [variable.Type, value.GetType()] : [variable.Type];
        string? type = types.Where(one => one != typeof(object)).Select(names.Of).FirstOrDefault(name => name is not null);
        string take = $"{names.Root}{typeof(SharedValues).FullName}.{nameof(Take)}<{type ?? names.Of(typeof(object))}>({number})";
        return type is null && language != "fsharp" ? $"(dynamic){take}" : take;
    }
}
