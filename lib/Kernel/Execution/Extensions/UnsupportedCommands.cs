using System.Collections.Concurrent;
using System.Reactive.Linq;
using System.Reactive.Subjects;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace NotebookKernel.Execution.Extensions;

/// <summary>
/// Finds the commands that were sent to a kernel which does not take them. The package tells whoever sent one alone, who seldom looks.
/// </summary>
internal static class UnsupportedCommands
{
    /// <summary>Those of a context so far.</summary>
    public static IReadOnlyList<KernelCommand> In(KernelInvocationContext context)
    {
        List<KernelCommand> found = [];
        foreach (ReplaySubject<KernelEvent> events in Children(context).Values)
        {
            using IDisposable all = events.OfType<CommandFailed>()
                .Where(failed => failed.Exception is CommandNotSupportedException)
                .Subscribe(failed => found.Add(failed.Command));
        }
        return found;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_childCommands")]
    private static extern ref ConcurrentDictionary<KernelCommand, ReplaySubject<KernelEvent>> Children(KernelInvocationContext context);
}
