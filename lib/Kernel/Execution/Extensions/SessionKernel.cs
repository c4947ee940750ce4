using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using NotebookKernel.Display;
using NotebookKernel.Execution.FSharp;

namespace NotebookKernel.Execution.Extensions;

/// <summary>The session, as code that is written for .NET Interactive sees it: a kernel for each language.</summary>
/// <param name="language">The language.</param>
/// <param name="execute">Runs a text of it as a part of the cell that runs.</param>
/// <param name="variables">Its variables.</param>
internal sealed class SessionKernel(
    string language, Func<string, Task<CellError?>> execute, Func<IReadOnlyList<SessionVariable>> variables)
    : Kernel(language), IKernelCommandHandler<SubmitCode>,
        IKernelCommandHandler<RequestValueInfos>, IKernelCommandHandler<RequestValue>, IKernelCommandHandler<SendValue>
{
    private readonly AsyncLocal<SubmitCode?> sent = new();

    /// <summary>Whether the calling code runs for a command that a kernel was sent.</summary>
    public static bool IsWithinCommand => KernelInvocationContext.Current is { IsComplete: false };

    /// <summary>
    /// Makes this the kernel that the calling thread's code finds as the current one, until what is returned is disposed; null where
    /// that code was itself sent to a kernel.
    /// </summary>
    public IDisposable? Enter()
    {
        if (IsWithinCommand) return null;
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        SubmitCode cell = new("", Name);
        KernelInvocationContext context = KernelInvocationContext.GetOrCreateAmbientContext(cell);
        // The context took the console, which the session knows better how to share.
        Console.SetOut(output);
        Console.SetError(error);
        SetHandlingKernel(cell, context);
        context.KernelEvents.Subscribe(PublishEvent);
        return context;
    }

    /// <summary>Tells whoever sent what runs of the value that it gave.</summary>
    public void Return(object? value)
    {
        if (sent.Value is not { } command) return;
        FormattedValue text = new("text/plain", PlainText.Of(value));
        KernelInvocationContext.Current?.Publish(new ReturnValueProduced(value, command, [text]));
    }

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        sent.Value = command;
        await ExecuteAsync(command, command.Code, context).ConfigureAwait(false);
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        KernelValueInfo[] infos =
        [
            .. variables().Select(variable => new KernelValueInfo(
                variable.Name, new FormattedValue("text/plain", PlainText.OfPart(variable.Value)), variable.Type)),
        ];
        context.Publish(new ValueInfosProduced(infos, command));
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (variables().FirstOrDefault(variable => variable.Name == command.Name) is { } found)
        {
            FormattedValue form = FormattedValue.CreateSingleFromObject(found.Value, command.MimeType);
            context.Publish(new ValueProduced(found.Value, command.Name, form, command));
        }
        else
        {
            context.Fail(command, message: $"Expected a value of {Name}, found none named {command.Name}.");
        }
        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<SendValue>.HandleAsync(SendValue command, KernelInvocationContext context)
    {
        object? value = command.Value ?? command.FormattedValue?.Value;
        string taken = SharedValues.Pass(new SessionVariable(command.Name, value?.GetType() ?? typeof(object), value), Name);
        string code = Name == "fsharp" ? $"let ``{command.Name}`` = {taken}" : $"var {command.Name} = {taken};";
        return ExecuteAsync(command, code, context);
    }

    private async Task ExecuteAsync(KernelCommand command, string code, KernelInvocationContext context)
    {
        if (await execute(code).ConfigureAwait(false) is { } error)
            context.Fail(command, message: string.Join('\n', error.Traceback));
    }
}
