using System.Reactive.Disposables;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel.Display;
using NotebookKernel.Execution.Errors;
using NotebookKernel.Execution.Magics;
using NotebookKernel.Execution.Output;

namespace NotebookKernel.Execution.Extensions;

/// <summary>The kernels of a session: the session itself by its languages, what extensions add, and the root above them.</summary>
internal sealed class SessionKernels : IDisposable
{
    private readonly HashSet<string> shown = [];
    private readonly CompositeKernel root = [];
    private readonly CSharpKernel session;
    private readonly SessionOutput output;

    /// <summary>Starts with the session's own.</summary>
    /// <param name="scripts">The session's C#.</param>
    /// <param name="execute">Runs a text as a part of the cell that runs.</param>
    /// <param name="variables">The variables of a language.</param>
    /// <param name="output">Takes what kernels show.</param>
    public SessionKernels(
        CSharpScripts scripts, Func<string, Task<CellError?>> execute, Func<string, IReadOnlyList<SessionVariable>> variables,
        SessionOutput output)
    {
        this.output = output;
        session = new CSharpKernel(scripts, execute);
        root.Add(session, ["c#", "cs"]);
        foreach (string other in MagicTable.Languages.Select(language => language.Name).Where(name => name != session.Name))
            root.Add(new SessionKernel(other, execute, () => variables(other)));
        root.DefaultKernelName = session.Name;
        root.RegisterCommandHandler<RequestInput>(Ask);
        root.RegisterCommandHandler<RequestInputs>(Ask);
        root.AddMiddleware(Find, nameof(Find));
        root.AddMiddleware(ReadAsync, nameof(ReadAsync));
        root.KernelEvents.Subscribe(new Observer(Show));
        // They take nothing from code that goes on when its cell is at its end.
        InteractiveFormatters.LeaveDisplays(() => KernelInvocationContext.Current is not { IsComplete: true });
    }

    /// <summary>Makes the session the kernel that the calling thread's code finds as the current one, until that is disposed.</summary>
    public IDisposable? Enter() => session.Enter() is not { } context ? null : Disposable.Create(() =>
    {
        foreach (KernelCommand command in UnsupportedCommands.In(context))
            output.Write("stderr", $"{Unsupported(command)}\n");
        context.Dispose();
    });

    /// <summary>Whether an extension brought a magic.</summary>
    public bool Knows(string magic) => Directive(magic) is not null;

    /// <summary>The added kernel that a magic chooses; null where it chooses none.</summary>
    public string? Language(string magic) =>
        Directive(magic) is KernelSpecifierDirective { KernelName: var name } && Added(name) ? name : null;

    /// <summary>Whether there is a kernel of that name that is no part of the session.</summary>
    public bool Added(string kernel) => root.FindKernelByName(kernel) is { } found and not SessionKernel && found != root && found != session;

    /// <summary>The variables of an added kernel of C#; null of another kernel.</summary>
    public IReadOnlyList<SessionVariable>? Variables(string kernel) =>
        Added(kernel) ? (root.FindKernelByName(kernel) as CSharpKernel)?.Commands.Variables : null;

    /// <summary>A value of a kernel; null where it has none of that name.</summary>
    public async Task<SessionVariable?> FindAsync(string kernel, string name)
    {
        KernelCommandResult result = await root.SendAsync(new RequestValue(name, targetKernelName: kernel)).ConfigureAwait(false);
        if (result.Events.OfType<ValueProduced>().FirstOrDefault() is not { } produced) return null;
        object? value = produced.Value ?? produced.FormattedValue?.Value;
        return new SessionVariable(name, value?.GetType() ?? typeof(object), value);
    }

    /// <summary>Gives a kernel a value, and says what was wrong where it does not take it.</summary>
    public async Task<string?> SendAsync(string kernel, string name, object? value)
    {
        SendValue command = new(name, value, FormattedValue.CreateSingleFromObject(value, "application/json"), targetKernelName: kernel);
        KernelCommandResult result = await root.SendAsync(command).ConfigureAwait(false);
        return result.Events.OfType<CommandFailed>().FirstOrDefault()?.Message;
    }

    /// <summary>Obeys a magic that an extension brought, and gives what of its part is still to be run.</summary>
    /// <exception cref="DirectiveFailure">It could not be obeyed.</exception>
    /// <exception cref="KernelFailure">Its part is another C#'s, and went wrong there.</exception>
    public async Task<string> ObeyAsync(Magic magic)
    {
        string? language = (Directive(magic.Name) as KernelSpecifierDirective)?.KernelName;
        SubmitCode command = language is null ? LanguageCommands.Leave(new SubmitCode(magic.Line))
            : root.FindKernelByName(language) is CSharpKernel kernel ? kernel.Commands.Part(magic.Body)
            : LanguageCommands.Leave(new SubmitCode($"{magic.Line}\n{magic.Body.TrimStart('\r', '\n')}"));
        KernelCommandResult result = await root.SendAsync(command).ConfigureAwait(false);
        if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            throw LanguageCommands.ErrorOf(command) is { } error ? new KernelFailure(error) : magic.Fail(failed.Message);
        return language is null ? magic.Body : "";
    }

    /// <summary>Loads the extensions that an assembly has.</summary>
    public async Task LoadAsync(System.Reflection.Assembly assembly)
    {
        foreach (Type type in assembly.ExportedTypes.Where(type => type.IsAssignableTo(typeof(IKernelExtension)) && !type.IsAbstract))
            await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(root).ConfigureAwait(false);
    }

    /// <summary>Runs what was deferred until the next command.</summary>
    public Task RunDeferredAsync() => root.SendAsync(new SubmitCode("", session.Name));

    public void Dispose() => root.Dispose();

    private static Task Ask(RequestInput request, KernelInvocationContext context)
    {
        context.Publish(new InputProduced(CellRun.Ask(Prompt(request.Prompt), request.IsPassword), request));
        return Task.CompletedTask;
    }

    private static Task Ask(RequestInputs request, KernelInvocationContext context)
    {
        Dictionary<string, string> answers = request.Inputs.ToDictionary(
            input => input.Name, input => CellRun.Ask(Prompt(input.Prompt), input.TypeHint == "password"));
        context.Publish(new InputsProduced(answers, request));
        return Task.CompletedTask;
    }

    // A failure with a message is shown, and who sends code seldom looks at what comes back. Those of the package's own have none.
    private Task Find(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        if (command.TargetKernelName is not { } name) return next(command, context);
        Kernel? found = root.FindKernelByName(name);
        if (found is not null && (found != root || command is not SubmitCode)) return next(command, context);
        context.Fail(command, message: NotFound(name));
        return Task.CompletedTask;
    }

    private string Unsupported(KernelCommand command) =>
        command.TargetKernelName is { } name && root.FindKernelByName(name) is null ? NotFound(name)
            : $"Expected a kernel that takes {command.GetType().Name}, found {command.TargetKernelName ?? "none"}.";

    private string NotFound(string name) => $"Expected a kernel that runs it, found {name}. There are "
        + $"{string.Join(", ", root.ChildKernels.Select(kernel => kernel.Name).Order(StringComparer.Ordinal))}.";

    // What is sent to the root goes to C# where it names no other.
    private Task ReadAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        Kernel? kernel = command.Parent is SubmitCode sent ? root.FindKernelByName(sent.TargetKernelName ?? session.Name) : null;
        return ((kernel as CSharpKernel)?.Commands ?? (kernel as SessionKernel)?.Commands) is { } commands
            ? commands.ReadAsync(command, context, next, root) : next(command, context);
    }

    private static string Prompt(string prompt) => prompt.EndsWith(' ') ? prompt : $"{prompt} ";

    private KernelDirective? Directive(string magic) => root.ChildKernels.Prepend(root)
        .SelectMany(kernel => kernel.KernelInfo.SupportedDirectives)
        .FirstOrDefault(directive => directive.Name.Equals($"#!{magic}", StringComparison.OrdinalIgnoreCase));

    private void Show(KernelEvent happened)
    {
        switch (happened)
        {
            case ReturnValueProduced when LanguageCommands.Runs(happened.Command): // The session has shown it.
                break;
            case CommandFailed { Command: RunningCell } failed: // By what was deferred, which has no completion of its own.
                output.Write("stderr", $"{failed.Message}\n");
                break;
            case StandardOutputValueProduced or StandardErrorValueProduced:
                string stream = happened is StandardOutputValueProduced ? "stdout" : "stderr";
                foreach (var form in ((DisplayEvent)happened).FormattedValues) output.Write(stream, form.Value);
                break;
            case ErrorProduced error:
                output.Write("stderr", $"{error.Message}\n");
                break;
            case DisplayEvent display:
                MimeBundle data = Bounds.Keep(InteractiveFormatters.Bundle(display.Value, display.FormattedValues));
                string given = display.ValueId ?? Guid.NewGuid().ToString("N"), id = InteractiveFormatters.IdOf(given);
                bool known = !shown.Add(id) || id != given;
                output.Send(sink => Show(sink, known, data, id));
                break;
        }
    }

    private static void Show(IOutputSink sink, bool known, MimeBundle data, string id)
    {
        if (known) sink.UpdateDisplay(data, id);
        else sink.Display(data, id);
    }

    private sealed class Observer(Action<KernelEvent> next) : IObserver<KernelEvent>
    {
        public void OnNext(KernelEvent value) => next(value);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
