using System.Text.Json.Nodes;

namespace Workbook.Documents;

/// <summary>What a notebook says about the kernel that runs it. Constant, so that running a notebook again changes none of it.</summary>
public static class NotebookKernel
{
    /// <summary>The name the kernel is installed under, unless the user chooses another.</summary>
    public const string Name = "csharp-workbook";

    /// <summary>What front ends call the kernel.</summary>
    public const string DisplayName = "C# (workbook)";

    /// <summary>The language of code cells, as kernelspecs name it.</summary>
    public const string Language = "C#";

    /// <summary>Adds <c>kernelspec</c> and <c>language_info</c> to <paramref name="document"/> where they are missing or not C#.</summary>
    public static void Stamp(NotebookDocument document)
    {
        if (document.Metadata["kernelspec"] is not JsonObject spec || spec["language"]?.ToString() != Language)
        {
            document.Metadata["kernelspec"] = new JsonObject
            {
                ["display_name"] = DisplayName,
                ["language"] = Language,
                ["name"] = Name,
            };
        }
        document.Metadata["language_info"] = LanguageInfo();
    }

    /// <summary>nbformat's <c>language_info</c> of C#.</summary>
    public static JsonObject LanguageInfo() => new()
    {
        ["file_extension"] = ".cs",
        ["mimetype"] = "text/x-csharp",
        ["name"] = Language,
        ["pygments_lexer"] = "csharp",
        ["version"] = "14.0",
    };
}
