using System.Reflection;

namespace NotebookKernel.Display;

/// <summary>A public property or field whose value is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Get">Reads it.</param>
internal sealed record Member(string Name, Type Type, Func<object, object?> Get)
{
    // Where getters wait, for a task's end or for the next line.
    private static readonly string[] Waiting = ["System.IO", "System.Net.Sockets", "System.Runtime", "System.Threading"];

    /// <summary>The members of a type that are safe to read: of the framework's own types, those of plain values alone.</summary>
    public static IReadOnlyList<Member> Of(Type type)
    {
        bool framework = IsWithin(type, "System");
        if (framework && (type.IsNested || Waiting.Any(space => IsWithin(type, space)))) return [];
        return framework ? [.. All(type).Where(member => IsPlain(member.Type) && !member.Name.StartsWith("Password", StringComparison.Ordinal))] : All(type);
    }

    private static IReadOnlyList<Member> All(Type type)
    {
        IEnumerable<Member> properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
            .Select(property => new Member(property.Name, property.PropertyType, property.GetValue));
        IEnumerable<Member> fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => new Member(field.Name, field.FieldType, field.GetValue));
        // Of members that hide others of the same name, the most derived come first.
        return [.. properties.Concat(fields).DistinctBy(member => member.Name)];
    }

    private static bool IsWithin(Type type, string space) =>
        type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    private static bool IsPlain(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsPlain(inner)
        : type.IsPrimitive || type.IsEnum || type == typeof(string[]) || type == typeof(object[])
        || Type.GetTypeCode(type) is not (TypeCode.Object or TypeCode.Empty)
        || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) || type == typeof(Uri) || type == typeof(Version) || type == typeof(Type);

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
