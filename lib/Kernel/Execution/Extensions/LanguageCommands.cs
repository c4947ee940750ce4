using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using NotebookKernel.Display;
using NotebookKernel.Execution.FSharp;
using NotebookKernel.Execution.Magics;

namespace NotebookKernel.Execution.Extensions;

/// <summary>What a kernel of one of the session's languages does with the commands of .NET Interactive.</summary>
internal sealed partial class LanguageCommands
{
    private static readonly AsyncLocal<SubmitCode?> Sent = new();
    private static readonly ConditionalWeakTable<SubmitCode, StrongBox<bool>> Seen = []; // With whether it was run as a whole.
    private static readonly ConditionalWeakTable<KernelCommand, StrongBox<CellError?>> Parts = []; // With what went wrong in them.

    private readonly Kernel kernel;
    private readonly Func<string, Task<CellError?>> execute, obey;
    private readonly Func<IReadOnlyList<SessionVariable>> variables;

    /// <summary>Has a kernel take them.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="execute">Runs a text of its language as a part of the cell that runs.</param>
    /// <param name="obey">The same for a text with magics.</param>
    /// <param name="variables">Its variables.</param>
    public LanguageCommands(
        Kernel kernel, Func<string, Task<CellError?>> execute, Func<string, Task<CellError?>> obey, Func<IReadOnlyList<SessionVariable>> variables)
    {
        (this.kernel, this.execute, this.obey, this.variables) = (kernel, execute, obey, variables);
        kernel.RegisterCommandHandler<SubmitCode>((command, context) => SubmitAsync(command, context, execute));
        kernel.RegisterCommandHandler<RequestValueInfos>(TellValues);
        kernel.RegisterCommandHandler<RequestValue>(TellValue);
        kernel.RegisterCommandHandler<SendValue>((command, context) => ExecuteAsync(
            command, Declaration(command.Name, ValueOf(command), null), context, execute));
        kernel.AddMiddleware((command, context, next) => ReadAsync(command, context, next, kernel), nameof(LanguageCommands));
    }

    /// <summary>The variables of the language.</summary>
    public IReadOnlyList<SessionVariable> Variables => variables();

    /// <summary>Tells whoever sent what runs of the value that it gave.</summary>
    public static void Return(object? value)
    {
        if (Sent.Value is not { } command) return;
        FormattedValue text = new("text/plain", PlainText.Of(value));
        KernelInvocationContext.Current?.Publish(new ReturnValueProduced(value, command, [text]));
    }

    /// <summary>Whether a command's code is what the calling code belongs to.</summary>
    public static bool Runs(KernelCommand command) => Sent.Value == command;

    /// <summary>Leaves a command to the package, whatever its code has.</summary>
    public static SubmitCode Leave(SubmitCode command)
    {
        Seen.Add(command, new StrongBox<bool>());
        return command;
    }

    /// <summary>Code of the language that declares a variable with a value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type; null for the value's.</param>
    public string Declaration(string name, object? value, Type? type)
    {
        string taken = SharedValues.Pass(new SessionVariable(name, type ?? value?.GetType() ?? typeof(object), value), kernel.Name);
        return kernel.Name == "fsharp" ? $"let ``{name}`` = {taken}" : $"var {name} = {taken};";
    }

    /// <summary>The command to run the part of a cell that is the kernel's. What goes wrong in it is not shown, but told.</summary>
    public SubmitCode Part(string code)
    {
        SubmitCode command = new(code, kernel.Name);
        Parts.Add(command, new StrongBox<CellError?>());
        return command;
    }

    /// <summary>What went wrong in the part of a cell; null where nothing did, or it is no such part.</summary>
    public static CellError? ErrorOf(SubmitCode part) => Parts.TryGetValue(part, out StrongBox<CellError?>? error) ? error.Value : null;

    /// <summary>
    /// Runs a text as a whole where the package, which took it apart to commands, does not know all of its magics or references.
    /// </summary>
    /// <param name="command">A command, of such a text or another.</param>
    /// <param name="context">What it is sent in.</param>
    /// <param name="next">What is done with all others.</param>
    /// <param name="asked">The kernel that it was sent to.</param>
    public async Task ReadAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next, Kernel asked)
    {
        StrongBox<bool>? whole = null;
        if (command.Parent is SubmitCode sent && !Seen.TryGetValue(sent, out whole))
        {
            Seen.Add(sent, whole = new StrongBox<bool>());
            Magic[] magics = [.. Magic.Parts(sent.Code).Select(Magic.Parse).OfType<Magic>()];
            if (!magics.All(magic => IsKnown(magic, asked)) || Reference().IsMatch(sent.Code))
            {
                await SubmitAsync(sent, context, magics.Length > 0 ? obey : execute).ConfigureAwait(false);
                whole.Value = true;
            }
        }
        if (whole is not { Value: true }) await next(command, context).ConfigureAwait(false);
    }

    // What another process sends has its text alone.
    private static object? ValueOf(SendValue sent) => sent.Value ?? (sent.FormattedValue?.Value is { } text and not "null" ? text : null);

    private static bool IsKnown(Magic magic, Kernel kernel) => kernel.KernelInfo.SupportedDirectives
        .Concat(kernel is CompositeKernel root ? root.ChildKernels.SelectMany(child => child.KernelInfo.SupportedDirectives) : [])
        .Any(known => known.Name.Equals($"#!{magic.Name}", StringComparison.OrdinalIgnoreCase));

    private async Task SubmitAsync(SubmitCode command, KernelInvocationContext context, Func<string, Task<CellError?>> run)
    {
        Sent.Value = command;
        await ExecuteAsync(command, command.Code, context, run).ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(
        KernelCommand command, string code, KernelInvocationContext context, Func<string, Task<CellError?>> run)
    {
        if (await run(code).ConfigureAwait(false) is not { } error) return;
        bool told = Parts.TryGetValue(command, out StrongBox<CellError?>? part);
        if (told) part!.Value = error;
        context.Fail(command, message: told ? null : string.Join('\n', error.Traceback)); // A message would be shown.
    }

    private Task TellValues(RequestValueInfos command, KernelInvocationContext context)
    {
        KernelValueInfo[] infos =
        [
            .. Variables.Select(variable => new KernelValueInfo(
                variable.Name, new FormattedValue("text/plain", PlainText.OfPart(variable.Value)), variable.Type)),
        ];
        context.Publish(new ValueInfosProduced(infos, command));
        return Task.CompletedTask;
    }

    private Task TellValue(RequestValue command, KernelInvocationContext context)
    {
        if (Variables.FirstOrDefault(variable => variable.Name == command.Name) is { } found)
        {
            FormattedValue form = FormattedValue.CreateSingleFromObject(found.Value, command.MimeType);
            context.Publish(new ValueProduced(found.Value, command.Name, form, command));
        }
        else
        {
            context.Fail(command, message: $"Expected a value of {kernel.Name}, found none named {command.Name}.");
        }
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^\s*#[ri]\b", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
