using NotebookKernel.Execution.Errors;
namespace NotebookKernel.Execution.References;

/// <summary>A package to restore.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">A version, a range or a floating version; <c>*</c> for the newest.</param>
internal sealed record PackageName(string Name, string Version)
{
    private const string Scheme = "nuget:";

    /// <summary>Whether only a look at the feed tells which version is meant.</summary>
    public bool Floats => Version.Contains('*');

    /// <summary>Whether several versions are as good as each other.</summary>
    public bool IsRange => Version[0] is '[' or '(';

    /// <summary>Whether both are versions of one package.</summary>
    public bool HasNameOf(PackageName other) => Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address or folder that <c>#i "nuget: SOURCE"</c> names.</summary>
    /// <exception cref="DirectiveFailure">The directive is not of this form.</exception>
    public static string Source(ReferenceDirective directive)
    {
        bool named = directive.Target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
        string source = named ? directive.Target[Scheme.Length..].Trim() : "";
        return source.Length > 0 && source.IndexOfAny(['<', '>', ';']) < 0
            ? source
            : throw directive.Fail("Expected \"nuget: SOURCE\", a feed's address or a folder, such as #i \"nuget: ./packages\".");
    }

    /// <summary>The package that a directive names; null when it names no package.</summary>
    /// <exception cref="DirectiveFailure">The directive is not of the form <c>nuget: Name, version</c>.</exception>
    public static PackageName? Parse(ReferenceDirective directive)
    {
        if (!directive.Target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        string[] parts = directive.Target[Scheme.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        bool valid = parts.All(part => part.Length > 0 && part.IndexOfAny(['<', '>', '&', '\'']) < 0)
            && (!parts[^1].Contains(',') || parts[^1][0] is '[' or '('); // A range.
        return valid
            ? new PackageName(parts[0], parts.Length == 2 ? parts[1] : "*")
            : throw directive.Fail("Expected \"nuget: Name\" or \"nuget: Name, version\", such as #r \"nuget: Humanizer, 2.14.1\".");
    }
}
