using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>The fields of a module class that can hold components, with the names to register them under, found once per class.</summary>
internal static class ComponentFields
{
    private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> Cache = new();

    public static (string Name, FieldInfo Field)[] Of(Type type) => Cache.GetOrAdd(type, Find);

    private static (string, FieldInfo)[] Find(Type type)
    {
        var bases = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(torch.nn.Module); t = t.BaseType)
            bases.Push(t);
        const BindingFlags flags = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return [.. bases.SelectMany(t => t.GetFields(flags)).Where(CanHold).Select(field => (NameOf(field), field))];
    }

    private static bool CanHold(FieldInfo field)
    {
        var type = field.FieldType;
        return type.IsInterface || type == typeof(object)
            || typeof(torch.Tensor).IsAssignableFrom(type) || typeof(torch.nn.Module).IsAssignableFrom(type);
    }

    private static string NameOf(FieldInfo field)
    {
        if (field.GetCustomAttribute<ComponentNameAttribute>()?.Name is { } name)
            return name;
        // The compiler calls the field of an automatic property <Name>k__BackingField, of a captured parameter <name>P.
        return field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
    }
}
