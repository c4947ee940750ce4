namespace NotebookKernel.Execution.FSharp;

/// <summary>Names of types as source has them, in full.</summary>
/// <param name="fsharp">Whether the source is F#, else C#.</param>
internal sealed class TypeName(bool fsharp)
{
    /// <summary>What all names begin with.</summary>
    public string Root => fsharp ? "global." : "global::";

    /// <summary>The name; null for a type that is not public, or that a cell declares, which has no name in another language.</summary>
    public string? Of(Type type)
    {
        string ranks = "";
        for (; type.IsArray; type = type.GetElementType()!)
        {
            string rank = $"[{new string(',', type.GetArrayRank() - 1)}]";
            ranks = fsharp ? rank + ranks : ranks + rank;
        }
        if (!type.IsVisible || type.IsGenericParameter || type.IsPointer) return null;
        if (SessionLoadContext.Of(type.Assembly)?.IsCell(type.Assembly) == true) return null;
        Type[] arguments = type.GetGenericArguments();
        string?[] names = [.. arguments.Select(Of)];
        if (names.Contains(null)) return null;
        Stack<Type> levels = [];
        for (Type? level = type; level is not null; level = level.DeclaringType) levels.Push(level);
        int used = 0;
        IEnumerable<string> parts = levels.Select(level =>
        {
            (int from, used) = (used, level.GetGenericArguments().Length);
            return Simple(level) + (used > from ? $"<{string.Join(", ", names[from..used])}>" : "");
        });
        return Root + (type.Namespace is { } space ? space + "." : "") + string.Join('.', parts) + ranks;
    }

    // F# calls its own types otherwise than other languages do.
    private string Simple(Type type)
    {
        string name = type.Name.Split('`')[0];
        bool own = fsharp && type.Assembly.GetName().Name == FSharpCompiler.Core && name != "FSharpFunc";
        return own && name.StartsWith("FSharp", StringComparison.Ordinal) ? name["FSharp".Length..] : name;
    }
}
