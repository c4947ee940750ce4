using System.Text.RegularExpressions;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Execution.Extensions;

/// <summary>
/// The package Microsoft.DotNet.Interactive, with which notebooks and extensions ask their kernel for something. It is referenced and
/// loaded by the first cell that names it or brings something that needs it.
/// </summary>
internal static partial class InteractivePackage
{
    /// <summary>The libraries that cells share with the kernel, whatever version a package of theirs brings.</summary>
    public static readonly string[] Libraries = [Name, "Microsoft.DotNet.Interactive.Documents"];

    /// <summary>The libraries that its own cells find without <c>#r</c>, by the names that tell of them.</summary>
    public static IEnumerable<(string Name, string Path)> TakenForGranted =>
    [
        ("Newtonsoft.Json", AssemblyReference.PathBeside("Newtonsoft.Json")),
        ("System.Reactive", AssemblyReference.PathBeside("System.Reactive")),
        ("KernelEvents", AssemblyReference.PathBeside("System.Reactive")), // Whose extensions let a lambda subscribe to them.
        ("Microsoft.CodeAnalysis", typeof(SyntaxTree).Assembly.Location),
        ("Microsoft.CodeAnalysis", typeof(CSharpSyntaxTree).Assembly.Location),
    ];

    /// <summary>The package, its main assembly, and its main namespace.</summary>
    public const string Name = "Microsoft.DotNet.Interactive";

    /// <summary>What the compiler is given.</summary>
    public static IEnumerable<MetadataReference> References => Libraries.Select(AssemblyReference.Beside);

    /// <summary>Whether a text names the package.</summary>
    public static bool IsNamedIn(string code) => (code.Contains("Interactive", StringComparison.Ordinal) && Namespace().IsMatch(code))
        || (code.Contains("Kernel", StringComparison.Ordinal) && IsMeantIn(code)); // Most cells do not pay for an expression's first use.

    /// <summary>Whether a text calls the kernel by its bare name, as notebooks written for .NET Interactive may.</summary>
    public static bool IsMeantIn(string code) => BareName().IsMatch(code);

    [GeneratedRegex(@"\bMicrosoft\.DotNet\.Interactive\b(?!\.Formatting)")]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"(?<![\w.])(KernelInvocationContext|Kernel\.(Root|Current|GetInputs?Async|GetPasswordAsync|HTML|CSS|Javascript|display))\b")]
    private static partial Regex BareName();
}
