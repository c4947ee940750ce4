using System.Collections;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Reflection;

namespace NotebookKernel.Display;

/// <summary>
/// Finds a type's own formatters by the convention that .NET Interactive set: an attribute named
/// <c>TypeFormatterSourceAttribute</c> on the type, its base or its interface names a class with
/// <c>IEnumerable&lt;object&gt; CreateTypeFormatters()</c>, whose items have <c>string MimeType</c> and
/// <c>bool Format(object instance, TextWriter writer)</c>. Names alone count, so a library needs no reference to a kernel.
/// The package's own formatters count, too. An assembly may have the attribute, too, for a type of others that its <c>For</c> names; it comes first.
/// </summary>
internal static class TypeFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<TypeFormatter>> Known = new();
    private static readonly ConcurrentDictionary<Assembly, CustomAttributeData[]> OfAssemblies = new();

    static TypeFormatters() => AppDomain.CurrentDomain.AssemblyLoad += (_, _) => Known.Clear();

    /// <summary>The formatters of a type, preferred ones first; empty when it has none.</summary>
    /// <exception cref="InvalidOperationException">The type's attribute names a class that does not keep the convention.</exception>
    public static IReadOnlyList<TypeFormatter> For(Type type) => Known.GetOrAdd(type, Find);

    private static IReadOnlyList<TypeFormatter> Find(Type type)
    {
        Type[] candidates = [.. BaseTypes(type), .. type.GetInterfaces()];
        CustomAttributeData? attribute = AppDomain.CurrentDomain.GetAssemblies()
            .SelectMany(assembly => OfAssemblies.GetOrAdd(assembly, Sources))
            .FirstOrDefault(found => candidates.Contains(Argument(found, "For") as Type));
        if (attribute is null && DrawnTypes.For(type) is { Count: > 0 } drawn) return drawn;
        attribute ??= candidates.SelectMany(candidate => Sources(candidate.GetCustomAttributesData())).FirstOrDefault();
        if (attribute is null) return [];
        if (attribute.ConstructorArguments is not [{ Value: Type source }, ..])
            throw new InvalidOperationException($"{type}: expected a type as the first argument of {AttributeName}.");
        string[] preferred = Preferred(attribute);
        return [.. Create(source).OrderBy(formatter => Rank(preferred, formatter.MimeType))];
    }

    /// <summary>What an assembly says; the framework's own, of which there are many, say nothing.</summary>
    private static CustomAttributeData[] Sources(Assembly assembly)
    {
        if (assembly.IsDynamic || assembly.GetName().Name is not { } name || name.Split('.')[0] is "System" or "Microsoft") return [];
        try
        {
            return Sources(assembly.GetCustomAttributesData());
        }
        catch (Exception missing) when (missing is FileNotFoundException or TypeLoadException)
        {
            return [];
        }
    }

    private static CustomAttributeData[] Sources(IEnumerable<CustomAttributeData> attributes) =>
        [.. attributes.Where(found => found.AttributeType.Name == AttributeName)];

    private static object? Argument(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    private static IEnumerable<Type> BaseTypes(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    private static List<TypeFormatter> Create(Type source)
    {
        object instance = Activator.CreateInstance(source, nonPublic: true)!;
        object? formatters = source.GetMethod("CreateTypeFormatters", Any, [])?.Invoke(instance, null);
        return formatters is IEnumerable items
            ? [.. items.Cast<object>().Select(Create)]
            : throw new InvalidOperationException($"{source}: expected a method IEnumerable<object> CreateTypeFormatters().");
    }

    private static TypeFormatter Create(object formatter)
    {
        if (InteractiveFormatters.Adapt(formatter) is { } adapted) return adapted;
        Type type = formatter.GetType();
        MethodInfo? format = type.GetMethod("Format", Any, [typeof(object), typeof(TextWriter)]);
        return type.GetProperty("MimeType", Any)?.GetValue(formatter) is string mimeType && format?.ReturnType == typeof(bool)
            ? new TypeFormatter(mimeType, format.CreateDelegate<Func<object, TextWriter, bool>>(formatter))
            : throw new InvalidOperationException(
                $"{type}: expected the members string MimeType and bool Format(object instance, TextWriter writer).");
    }

    private static string[] Preferred(CustomAttributeData attribute) =>
        Argument(attribute, "PreferredMimeTypes") is ReadOnlyCollection<CustomAttributeTypedArgument> values
            ? [.. values.Select(value => value.Value).OfType<string>()]
            : [];

    private static int Rank(string[] preferred, string mimeType) =>
        Array.IndexOf(preferred, mimeType) is >= 0 and var rank ? rank : preferred.Length;
}
