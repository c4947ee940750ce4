using System.Reflection;
using System.Text.RegularExpressions;

namespace NotebookKernel.Execution.Errors;

/// <summary>Turns the compiler's names for methods back into those of the source.</summary>
internal static partial class MethodNames
{
    /// <summary>The method as its author wrote it.</summary>
    /// <param name="method">A method of a stack frame.</param>
    /// <param name="inCell">Whether it belongs to a cell, whose outermost class has no name in the source.</param>
    /// <returns>Such as <c>Point.Move(int, string)</c>; empty for a cell's own statements.</returns>
    public static string Readable(MethodBase method, bool inCell)
    {
        string name = method.Name;
        Type? type = method.DeclaringType;
        bool parameters = true;
        // An async method or iterator: the class <Name>d__1 with the method MoveNext.
        if (name == "MoveNext" && type is not null && StateMachine().Match(type.Name) is { Success: true } machine)
        {
            name = machine.Groups[1].Value;
            type = type.DeclaringType;
            parameters = false;
        }
        if (inCell && name == "main@") return "";
        // A function of F# as a value, or its task: the class name@line.
        if (inCell && Closure().Match(type?.Name ?? "") is { Success: true } closure)
            return closure.Groups[1].Value is { Length: > 0 } function and not ("it" or "clo") ? function : "a lambda";
        if (LocalFunction().Match(name) is { Success: true } local)
            name = local.Groups[1].Value;
        else if (name.Contains(">b__", StringComparison.Ordinal))
            return Within(name, type, inCell) is { Length: > 0 } outer ? $"a lambda in {outer}" : "a lambda";
        else if (name is "<Initialize>" or "<Main>" or "<Factory>")
            return "";
        string types = TypeName(type, inCell);
        if (method.IsSpecialName && name is ['g' or 's', 'e', 't', '_', ..]) return types.Length > 0 ? $"{types}.{name[4..]}" : name[4..];
        var list = parameters ? method.GetParameters().Select(parameter => Keyword(parameter.ParameterType)) : [];
        string signature = $"({string.Join(", ", list)})";
        return name is ".ctor" or ".cctor" ? $"new {types}{signature}" : types.Length > 0 ? $"{types}.{name}{signature}" : name + signature;
    }

    private static string Within(string name, Type? type, bool inCell)
    {
        string outer = Outer().Match(name) is { Success: true } found ? found.Groups[1].Value : "";
        if (outer.Length == 0 || outer[0] == '<') return "";
        string types = TypeName(type, inCell);
        return types.Length > 0 ? $"{types}.{outer}" : outer;
    }

    private static string TypeName(Type? type, bool inCell)
    {
        List<string> names = [];
        for (; type is not null; type = type.DeclaringType)
        {
            bool generated = type.Name.Contains('<') || (inCell && type is { DeclaringType: null } && FileClass().IsMatch(type.Name));
            bool full = !inCell && type.DeclaringType is null;
            if (!generated) names.Insert(0, Plain(full && type.FullName is { } name ? name : type.Name));
        }
        return string.Join(".", names);
    }

    /// <summary>The name of a type as C# writes it: <c>int</c>, not <c>Int32</c>.</summary>
    public static string Keyword(Type type) => type switch
    {
        { IsByRef: true } => "ref " + Keyword(type.GetElementType()!),
        { IsArray: true } => Keyword(type.GetElementType()!) + "[]",
        { IsGenericType: true } => $"{Plain(type.Name)}<{string.Join(", ", type.GetGenericArguments().Select(Keyword))}>",
        { FullName: "System.Int32" } => "int",
        { FullName: "System.Int64" } => "long",
        { FullName: "System.Double" } => "double",
        { FullName: "System.Single" } => "float",
        { FullName: "System.Decimal" } => "decimal",
        { FullName: "System.Boolean" } => "bool",
        { FullName: "System.Byte" } => "byte",
        { FullName: "System.Char" } => "char",
        { FullName: "System.String" } => "string",
        { FullName: "System.Object" } => "object",
        _ => type.Name,
    };

    private static string Plain(string name) => name.IndexOf('`') is > 0 and var at ? name[..at] : name;

    [GeneratedRegex(@"^<(.*)>d(__\d+)?$")]
    private static partial Regex StateMachine();

    [GeneratedRegex(@"^(\w*)[^@]*@\d")]
    private static partial Regex Closure();

    // What the compilers put around a script of C# and of F#.
    [GeneratedRegex("^(Script|FSI_[0-9]+)$")]
    private static partial Regex FileClass();

    [GeneratedRegex(@">g__([^|]+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"^<(<?[^>]+>?)>b__")]
    private static partial Regex Outer();
}
