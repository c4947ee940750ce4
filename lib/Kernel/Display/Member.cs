using System.Reflection;

namespace NotebookKernel.Display;

/// <summary>A public property or field whose value is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Get">Reads it.</param>
internal sealed record Member(string Name, Type Type, Func<object, object?> Get)
{
    /// <summary>The members of a type that are safe to read: none of the framework's own types, whose getters may wait.</summary>
    public static IReadOnlyList<Member> Of(Type type)
    {
        if (type.Namespace is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))) return [];
        IEnumerable<Member> properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
            .Select(property => new Member(property.Name, property.PropertyType, property.GetValue));
        IEnumerable<Member> fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => new Member(field.Name, field.FieldType, field.GetValue));
        // Of members that hide others of the same name, the most derived come first.
        return [.. properties.Concat(fields).DistinctBy(member => member.Name)];
    }

    /// <summary>The value; a text that names the error when the getter throws.</summary>
    public object? Read(object owner)
    {
        try
        {
            return Get(owner);
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException?.GetType().Name;
        }
    }
}
