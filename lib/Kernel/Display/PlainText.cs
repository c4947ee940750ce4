using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NotebookKernel.Display;

/// <summary>Values as text.</summary>
internal static class PlainText
{
    /// <summary>The most characters of one text that are shown: a page with more is slow, and a file holds them better.</summary>
    public const int MostCharacters = 1_000_000;

    /// <summary>A union of F# that does not write itself.</summary>
    public const string FSharpResult = "FSharpResult`2";

    private const byte LoadThis = 0x02, Call = 0x28, Return = 0x2A; // Of the intermediate language.

    private const int MostCharactersOfParts = 200_000, MostCharactersOfName = 200;

    private static readonly ConditionalWeakTable<Type, StrongBox<bool>> OwnText = [];

    /// <summary>A value on its own: text as it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="reader">Reads its parts, where another form of it is made, too.</param>
    public static string Of(object? value, Reader? reader = null)
    {
        if (value is string text) return text;
        PartWriter writer = new(reader ?? new Reader(), MostCharactersOfParts);
        writer.Write(value, 0);
        return writer.ToString();
    }

    /// <summary>A sequence of which the shown part is already taken.</summary>
    public static string Of(Rows rows, Reader reader)
    {
        PartWriter writer = new(reader, MostCharactersOfParts);
        writer.Write(rows, 0);
        return writer.ToString();
    }

    /// <summary>A value as part of another: text in quotes.</summary>
    /// <param name="value">The value.</param>
    /// <param name="reader">Reads its parts, where another form of it is made, too.</param>
    /// <param name="most">About how many characters are wanted.</param>
    public static string OfPart(object? value, Reader? reader = null, int most = MostCharactersOfParts)
    {
        PartWriter writer = new(reader ?? new Reader(), most);
        writer.Write(value, 1);
        return writer.ToString();
    }

    /// <summary>The beginning of a text, and how much more there is.</summary>
    public static string Shortened(string text, int most) =>
        text.Length <= most ? text : $"{text.AsSpan(0, most)}\n… {text.Length - most:N0} more characters";

    /// <summary>Whether a type says itself how it reads as text.</summary>
    public static bool HasOwnText(Type type) => OwnText.GetValue(type, one => new StrongBox<bool>(Overrides(one))).Value;

    private static bool Overrides(Type type)
    {
        if (type.Name == FSharpResult) return true;
        MethodBase? method = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, []);
        while (method is not null && Forwarded(method) is { } to) method = to;
        Type? declaring = method?.DeclaringType;
        // F#'s lists, maps and sets write but their first items.
        return declaring != typeof(object) && declaring != typeof(ValueType) && declaring?.Namespace != "Microsoft.FSharp.Collections";
    }

    // The method of a base that is all that a method calls: so libraries hide those of object from completion, as Entity Framework does.
    private static MethodBase? Forwarded(MethodBase method) =>
        method.GetMethodBody()?.GetILAsByteArray() is [LoadThis, Call, .. var token, Return] && token.Length == sizeof(int)
        && method.Module.ResolveMethod(BitConverter.ToInt32(token), method.DeclaringType!.GetGenericArguments(), null) is { } to
        && to.DeclaringType != method.DeclaringType ? to : null;

    /// <summary>The name of a type as C# writes it, without namespaces; of one that is nested deeply, the beginning.</summary>
    public static string NameOf(Type type)
    {
        StringBuilder name = new();
        Write(type, name);
        return name.ToString();
    }

    private static void Write(Type type, StringBuilder name)
    {
        int ranks = 0;
        for (; type.IsArray; type = type.GetElementType()!) ranks++;
        if (name.Length > MostCharactersOfName) name.Append('…');
        else if (!type.IsGenericType) name.Append(type.Name);
        else
        {
            name.Append(type.Name.Split('`')[0]).Append('<');
            foreach (Type argument in type.GetGenericArguments())
            {
                if (name[^1] != '<') name.Append(", ");
                Write(argument, name);
            }
            name.Append('>');
        }
        name.Insert(name.Length, "[]", Math.Min(ranks, MostCharactersOfName));
    }

    /// <summary>Whether the items of a type's values come one after the other.</summary>
    public static bool IsAsynchronous(Type type) => Interface(type, typeof(IAsyncEnumerable<>)) is not null;

    /// <summary>The key of a group, as GroupBy and ToLookup make them; null when a value is none.</summary>
    public static (object? Key, IEnumerable Items)? Group(object value)
    {
        Type? kind = Interface(value.GetType(), typeof(IGrouping<,>));
        return kind is null ? null : (kind.GetProperty("Key")!.GetValue(value), (IEnumerable)value);
    }

    /// <summary>The form that a type has of a generic interface; null where it has none.</summary>
    public static Type? Interface(Type type, Type open) =>
        type.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == open);
}
