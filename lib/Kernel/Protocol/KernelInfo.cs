using System.Reflection;

namespace NotebookKernel.Protocol;

/// <summary>What the kernel says about itself. Constant, so that running a notebook again changes none of it there.</summary>
public static class KernelInfo
{
    /// <summary>The name the kernel is installed under, unless the user chooses another.</summary>
    public const string Name = "csharp-workbook";

    /// <summary>What front ends call the kernel.</summary>
    public const string DisplayName = "C# (workbook)";

    /// <summary>The language of code cells, as kernelspecs name it.</summary>
    public const string Language = "C#";

    /// <summary>nbformat's <c>language_info</c> of C#.</summary>
    public static JsonObject LanguageInfo() => new()
    {
        ["file_extension"] = ".cs",
        ["mimetype"] = "text/x-csharp",
        ["name"] = Language,
        ["pygments_lexer"] = "csharp",
        ["version"] = "14.0",
    };

    /// <summary>The content of a <c>kernel_info_reply</c>.</summary>
    internal static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageFormat.Version,
        ["implementation"] = "workbook",
        ["implementation_version"] = typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "1.0",
        ["language_info"] = LanguageInfo(),
        ["banner"] = $"{DisplayName} on .NET {Environment.Version}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
    };
}
