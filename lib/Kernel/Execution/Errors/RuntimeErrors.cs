using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace NotebookKernel.Execution.Errors;

/// <summary>Shows an exception with the frames of the user's code only: cells, and the libraries they loaded.</summary>
internal static class RuntimeErrors
{
    /// <summary>What an interrupted cell says.</summary>
    public const string Interrupted = "The cell was interrupted.";

    private const int MostFrames = 30, MostLevels = 20;

    // What code calls where one of the runtime's own checks fails, such as that of an index.
    private const string Checks = "Internal.Runtime.CompilerHelpers.ThrowHelpers";

    /// <summary>The error of a cell that threw.</summary>
    public static CellError Describe(Exception thrown)
    {
        Stack<TypeInitializationException> initializers = [];
        Exception exception = Unwrap(thrown, initializers);
        Exception[] levels = [.. Levels(exception).Take(MostLevels + 1)];
        IReadOnlyList<string> messages = ExceptionMessages.Of(levels);
        List<string> lines = [], native = [];
        for (int i = 0; i < Math.Min(levels.Length, MostLevels); i++)
        {
            (string message, string[] stack) = SplitMessage(levels[i], messages[i]);
            native.AddRange(stack);
            lines.Add((lines.Count == 0 ? "" : "caused by ") + $"{Name(levels[i])}: {message}");
            lines.AddRange(Frames(i == 0 ? exception : levels[i]));
        }
        if (levels.Length > MostLevels) lines.Add("caused by more");
        foreach (TypeInitializationException initializer in initializers)
        {
            lines.Add($"while {(initializer.TypeName == "<Module>" ? "the library" : initializer.TypeName)} was initialized");
            lines.AddRange(Frames(initializer));
        }
        if (native.Count > 0) lines.AddRange(["native stack:", .. native]);
        return new CellError(Name(exception), SplitMessage(levels[0], messages[0]).Message, lines);
    }

    /// <summary>Whether an exception has so many others in it that its own text, which has all of them, could use up the stack.</summary>
    public static bool IsDeep(Exception exception)
    {
        int depth = 0;
        for (Exception? level = exception; level is not null && depth <= MostLevels; level = level.InnerException) depth++;
        return depth > MostLevels;
    }

    /// <summary>The error of a cell that was interrupted where <paramref name="thrown"/> came from.</summary>
    public static CellError DescribeInterruption(Exception thrown)
    {
        Exception place = thrown;
        while (place is AggregateException { InnerExceptions: [var first, ..] }) place = first;
        // Code that stops in good order says where it stopped; the runtime's own words, also the compiler's, say nothing.
        string told = place is OperationCanceledException and not TaskCanceledException ? ExceptionMessages.Of(place) : Interrupted;
        string message = told == new OperationCanceledException().Message ? Interrupted : told;
        return new CellError("Interrupted", message, [$"Interrupted: {message}", .. Frames(place)]);
    }

    // Native libraries put their own stack behind the sentence that says what is wrong.
    private static (string Message, string[] NativeStack) SplitMessage(Exception exception, string message)
    {
        if (exception is not ExternalException) return (message, []);
        string[] lines = message.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return (lines[0], lines[1..]);
    }

    // Each is what the one before it was caused by. Where tasks wait for others that failed, each repeats what those below it say, so
    // these are taken together.
    private static IEnumerable<Exception> Levels(Exception exception)
    {
        for (Exception? level = exception; level is not null; level = level.InnerException)
        {
            if (level.GetType() == typeof(AggregateException)) level = ((AggregateException)level).Flatten();
            yield return level;
        }
    }

    private static Exception Unwrap(Exception exception, Stack<TypeInitializationException> initializers)
    {
        while (true)
        {
            switch (exception)
            {
                case AggregateException { InnerExceptions: [var only] }:
                    exception = only;
                    break;
                case TargetInvocationException { InnerException: { } inner }:
                    exception = inner;
                    break;
                case TypeInitializationException { InnerException: { } inner } initializer:
                    initializers.Push(initializer);
                    exception = inner;
                    break;
                default:
                    return exception;
            }
        }
    }

    private static string Name(Exception exception)
    {
        Type type = exception.GetType();
        return IsCell(type.Assembly) ? type.Name : type.FullName ?? type.Name;
    }

    private static IEnumerable<string> Frames(Exception exception)
    {
        List<string> shown = [];
        bool checkedHere = false;
        foreach (StackFrame frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method) continue;
            bool byCheck = checkedHere;
            checkedHere = method.DeclaringType?.FullName == Checks;
            if (method.DeclaringType is not { } type || !IsShown(method, type)) continue;
            string text = "   at " + Describe(frame, method, type, byCheck);
            if (shown.Count == 0 || shown[^1] != text) shown.Add(text);
        }
        return shown.Count <= MostFrames
            ? shown
            : [.. shown.Take(MostFrames - 5), $"   ... {shown.Count - MostFrames} more frames", .. shown.TakeLast(5)];
    }

    // All of a cell, and of a library what its users can call.
    private static bool IsShown(MethodBase method, Type type) => SessionLoadContext.Of(type.Assembly) is { } session
        && (session.IsCell(type.Assembly) || (method.IsPublic && type.IsVisible));

    private static string Describe(StackFrame frame, MethodBase method, Type type, bool byCheck)
    {
        string name = MethodNames.Readable(method, IsCell(type.Assembly));
        string? file = frame.GetFileName();
        if (!IsCell(type.Assembly)) return File.Exists(file) ? $"{name} in {Path.GetFileName(file)}, line {frame.GetFileLineNumber()}" : name;
        // F# writes the names of cells as those of files.
        if (Path.GetFileName(file) is { } cell && !File.Exists(file)) file = cell;
        bool known = !byCheck && file is not null;
        string place = known ? $"{file}, line {frame.GetFileLineNumber()}" : Place(method, type, name) ?? file ?? "a cell";
        return name.Length == 0 ? place : $"{name} in {place}";
    }

    // The runtime does not know where in a method one of its own checks failed: these calls stand apart, at the method's end.
    private static string? Place(MethodBase method, Type type, string name)
    {
        CellSource source = SessionLoadContext.Of(type.Assembly)!.SourceOf(type.Assembly)!;
        if (source.OnlyLine is { } line) return line;
        if (source.Symbols.Length == 0) return null;
        if (name.Length == 0 && CellRun.Current is { Lines: var (first, last) } run) return MethodLines.Text(run.Cell, first, last);
        return MethodLines.Of(method, source.Symbols);
    }

    private static bool IsCell(Assembly assembly) => SessionLoadContext.Of(assembly)?.IsCell(assembly) ?? false;
}
