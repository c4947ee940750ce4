using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using NotebookKernel.Display;
using NotebookKernel.Execution.Output;

namespace NotebookKernel.Execution.FSharp;

/// <summary>
/// Runs the F# cells of a notebook by F# Interactive. The compiler's interface is called by name: the SDK's is bound to no version.
/// </summary>
internal sealed class FSharpSession : IDisposable
{
    private const string CellAssembly = "FSI-ASSEMBLY";

    // What one cell writes inline into another would have the lines of the wrong one.
    private static readonly string[] Arguments =
    [
        "fsi", "--nologo", "--quiet", "--gui-", "--readline-", "--noninteractive", "--debug:portable", "--crossoptimize-",
    ];

    // What cells written for .NET Interactive take for granted.
    private static readonly string Opened = $"""
        open System
        open System.IO
        open System.Text
        open Microsoft.DotNet.Interactive.Formatting
        open type {typeof(Notebook).FullName}
        """;

    [ThreadStatic]
    private static SessionLoadContext? working;

    private readonly SessionLoadContext context;
    private readonly HashSet<string> references = [];
    private readonly object session;
    private bool html;

    // Before those of any session of the compiler, which would load second copies of what a notebook's context holds.
    static FSharpSession()
    {
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        AppDomain.CurrentDomain.AssemblyLoad += Remember;
    }

    /// <summary>Loads the compiler and starts a session of it.</summary>
    /// <param name="context">Where what cells refer to is loaded.</param>
    /// <param name="folder">The folder that <c>#load</c> paths are relative to.</param>
    /// <param name="references">The paths of the assemblies that all cells can use, FSharp.Core included.</param>
    public FSharpSession(SessionLoadContext context, string folder, IEnumerable<string> references)
    {
        this.context = context;
        this.references.UnionWith(references);
        Type type = FSharpCompiler.Type("FSharp.Compiler.Interactive.Shell+FsiEvaluationSession");
        object? options = Method(type, "GetDefaultConfiguration", 0).Invoke(null, []);
        string[] arguments = [.. Arguments, $"-I:{folder}", .. this.references.Select(path => $"-r:{path}")];
        session = Method(type, "Create", 7).Invoke(
            null, [options, arguments, TextReader.Null, new CellWriter("stdout", TextWriter.Null), TextWriter.Null, null, null])!;
        Evaluate(Opened, "start", []);
    }

    /// <summary>The values that cells declared and <c>it</c>, the last result.</summary>
    public IReadOnlyList<SessionVariable> Values =>
    [
        .. from bound in ((IEnumerable)Call("GetBoundValues")).Cast<object>()
           select Variable((string)Get(bound, "Name")!, Get(bound, "Value")!),
    ];

    /// <summary>Runs a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="cell">Its name.</param>
    /// <param name="added">The paths of assemblies that it can use; those of earlier cells may be among them.</param>
    /// <returns>The value of its last expression as it is shown; null when there is none.</returns>
    /// <exception cref="Errors.CompilationFailure">It does not compile.</exception>
    public object? Evaluate(string code, string cell, IEnumerable<string> added)
    {
        string[] news = [.. added.Where(references.Add)];
        if (news.Length > 0) Evaluate(string.Concat(news.Select(path => $"#r @\"{path}\"\n")), cell, []);
        if (!html && FSharpHtml.IsNamedIn(code))
        {
            html = true;
            Evaluate(FSharpHtml.Module, cell, []);
        }
        var (outcome, diagnostics) = Try("EvalInteractionNonThrowing", code, cell, null);
        FSharpDiagnostics.Report(diagnostics, code, cell);
        if (outcome is Exception failure) ExceptionDispatchInfo.Throw(failure);
        return outcome is null ? null : Shown(Get(outcome, "Value")!);
    }

    /// <summary>A value that a cell declared, a function included; null when there is none of that name.</summary>
    public SessionVariable? Find(string name) => Try("EvalExpressionNonThrowing", $"``{name}``").Outcome is { } found and not Exception
        ? Variable(name, Get(found, "Value")!) : null;

    /// <summary>The names that a dotted name which ends in a part of one can go on with.</summary>
    public IEnumerable<string> Complete(string name) => (IEnumerable<string>)Call("GetCompletions", name);

    public void Dispose() => ((IDisposable)session).Dispose();

    private static SessionVariable Variable(string name, object value) =>
        new(name, (Type)Get(value, "ReflectionType")!, Get(value, "ReflectionValue"));

    // None is null, and so is ().
    private static object? Shown(object value)
    {
        Type type = (Type)Get(value, "ReflectionType")!;
        if (Get(value, "ReflectionValue") is { } shown) return shown;
        return type.Name == "Unit" ? null : MimeBundle.Text(type.Name == "FSharpOption`1" ? "None" : "null");
    }

    private static void Remember(object? sender, AssemblyLoadEventArgs loaded)
    {
        Assembly assembly = loaded.LoadedAssembly;
        if (assembly.GetName().Name!.StartsWith(CellAssembly, StringComparison.Ordinal)) working?.AddFSharpCell(assembly);
    }

    // A cell wants it, wherever it runs, or the compiler for one.
    private static Assembly? Resolve(object? sender, ResolveEventArgs wanted)
    {
        SessionLoadContext? context = wanted.RequestingAssembly is { } cell ? SessionLoadContext.Of(cell) ?? working : working;
        return context?.FindShared(new AssemblyName(wanted.Name));
    }

    private (object? Outcome, IEnumerable Diagnostics) Try(string evaluation, params object?[] arguments)
    {
        var result = (ITuple)Call(evaluation, arguments);
        return (Get(result[0], "Item"), (IEnumerable)result[1]!);
    }

    private object Call(string name, params object?[] arguments)
    {
        working = context;
        try
        {
            return Method(session.GetType(), name, arguments.Length)
                .Invoke(session, BindingFlags.DoNotWrapExceptions, null, arguments, CultureInfo.InvariantCulture)!;
        }
        finally
        {
            working = null;
        }
    }

    private static MethodInfo Method(Type type, string name, int parameters) =>
        type.GetMethods().Single(method => method.Name == name && method.GetParameters().Length == parameters);

    private static object? Get(object? owner, string property) => owner!.GetType().GetProperty(property)!.GetValue(owner);
}
