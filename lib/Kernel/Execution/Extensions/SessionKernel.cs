using CSharpKernel.Display;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace CSharpKernel.Execution.Extensions;

/// <summary>The session, as code that is written for .NET Interactive sees it: a kernel for each language.</summary>
/// <param name="language">The language.</param>
/// <param name="execute">Runs a text of it as a part of the cell that runs.</param>
internal sealed class SessionKernel(string language, Func<string, Task<CellError?>> execute)
    : Kernel(language), IKernelCommandHandler<SubmitCode>
{
    private readonly AsyncLocal<SubmitCode?> sent = new();

    /// <summary>
    /// Makes this the kernel that the calling thread's code finds as the current one, until what is returned is disposed; null where
    /// that code was itself sent to a kernel.
    /// </summary>
    public IDisposable? Enter()
    {
        if (KernelInvocationContext.Current is { IsComplete: false }) return null;
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
        if (await execute(command.Code).ConfigureAwait(false) is { } error)
            context.Fail(command, message: string.Join('\n', error.Traceback));
    }
}
