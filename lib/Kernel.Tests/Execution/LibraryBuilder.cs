using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NotebookKernel.Execution.References;

namespace NotebookKernel.Tests.Execution;

/// <summary>Compiles a library for a test.</summary>
internal static class LibraryBuilder
{
    public static void Build(string path, string code, params string[] references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(code)],
            [.. FrameworkReferences.All, .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using FileStream file = File.Create(path);
        var built = compilation.Emit(file);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
    }
}
