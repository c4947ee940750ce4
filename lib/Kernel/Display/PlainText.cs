using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using CSharpKernel.Execution;

namespace CSharpKernel.Display;

/// <summary>Values as text.</summary>
internal static class PlainText
{
    private const int Deepest = 3;
    private const string FSharpResult = "FSharpResult`2"; // A union of F# that does not write itself.

    /// <summary>A value on its own: text as it is.</summary>
    public static string Of(object? value) => value as string ?? Nested(value, 0);

    /// <summary>A sequence of which the shown part is already taken.</summary>
    public static string Of(Rows rows) => Sequence(rows, 0);

    /// <summary>A value as part of another: text in quotes.</summary>
    public static string OfPart(object? value) => Nested(value, 1);

    /// <summary>Whether a type says itself how it reads as text.</summary>
    public static bool HasOwnText(Type type)
    {
        if (type.Name == FSharpResult) return true;
        Type? declaring = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, [])?.DeclaringType;
        // F#'s lists, maps and sets write but their first items.
        return declaring != typeof(object) && declaring != typeof(ValueType) && declaring?.Namespace != "Microsoft.FSharp.Collections";
    }

    /// <summary>The name of a type as C# writes it, without namespaces.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[]";
        if (!type.IsGenericType) return type.Name;
        string arguments = string.Join(", ", type.GetGenericArguments().Select(NameOf));
        return $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    /// <summary>Whether the items of a type's values come one after the other.</summary>
    public static bool IsAsynchronous(Type type) => Interface(type, typeof(IAsyncEnumerable<>)) is not null;

    /// <summary>The key of a group, as GroupBy and ToLookup make them; null when a value is none.</summary>
    public static (object? Key, IEnumerable Items)? Group(object value)
    {
        Type? kind = Interface(value.GetType(), typeof(IGrouping<,>));
        return kind is null ? null : (kind.GetProperty("Key")!.GetValue(value), (IEnumerable)value);
    }

    private static Type? Interface(Type type, Type open) =>
        type.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == open);

    private static string Nested(object? value, int depth) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Nested(tuple[i], depth + 1)))})",
        DictionaryEntry entry => $"{Nested(entry.Key, depth + 1)}: {Nested(entry.Value, depth + 1)}",
        _ when value.GetType() is { Name: FSharpResult } result => result.GetProperty("IsOk")!.GetValue(value) is true
            ? $"Ok {Nested(result.GetProperty("ResultValue")!.GetValue(value), depth + 1)}"
            : $"Error {Nested(result.GetProperty("ErrorValue")!.GetValue(value), depth + 1)}",
        _ when IsAnonymous(value.GetType()) => depth > Deepest ? "{ ... }" : Anonymous(value, depth),
        _ when HasOwnText(value.GetType()) => OwnText(value),
        _ when Group(value) is var (key, items) => $"{Nested(key, depth + 1)}: {Sequence(Rows.Take(items), depth + 1)}",
        _ when Interface(value.GetType(), typeof(IAsyncEnumerable<>)) is { } kind =>
            $"{NameOf(kind)}, whose items come one after the other: await foreach (var item in …) gets them",
        IEnumerable sequence => depth > Deepest ? "[...]" : Sequence(Rows.Take(sequence), depth),
        _ => Members(value, depth),
    };

    private static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), false);

    /// <summary>As C# writes it, but with what a member's sequence holds in place of its type.</summary>
    private static string Anonymous(object value, int depth)
    {
        IEnumerable<string> members = Member.Of(value.GetType()).Select(member =>
            $"{member.Name} = {(member.Read(value) is var read && read is string text ? text : Nested(read, depth + 1))}");
        return $"{{ {string.Join(", ", members)} }}";
    }

    private static string OwnText(object value)
    {
        try
        {
            return value.ToString() ?? "";
        }
        catch (InsufficientExecutionStackException)
        {
            return NameOf(value.GetType()); // A record that contains itself.
        }
        catch (Exception failure) when (failure is not (CellInterruptedException or ThreadInterruptedException))
        {
            return $"{NameOf(value.GetType())}, whose ToString threw {failure.GetType().Name}: {failure.Message}";
        }
    }

    private static string Sequence(Rows rows, int depth)
    {
        IEnumerable<string> items = rows.Items.Select(item => Nested(item, depth + 1));
        return $"[{string.Join(", ", rows.More.Length == 0 ? items : items.Append($"... {rows.More}"))}]";
    }

    private static string Members(object value, int depth)
    {
        Type type = value.GetType();
        IReadOnlyList<Member> members = depth > Deepest ? [] : Member.Of(type);
        if (members.Count == 0) return NameOf(type);
        IEnumerable<string> values = members.Select(member => $"{member.Name} = {Nested(member.Read(value), depth + 1)}");
        return $"{NameOf(type)} {{ {string.Join(", ", values)} }}";
    }
}
