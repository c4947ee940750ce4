using Microsoft.DotNet.Interactive.Formatting;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Output;

namespace NotebookKernel.Display;

/// <summary>Something shown in a notebook, which can be replaced in place, by later cells too.</summary>
public sealed class DisplayHandle
{
    private readonly string id = Guid.NewGuid().ToString("N");
    private readonly SessionOutput? output = CellRun.Current?.Output;

    private DisplayHandle()
    {
    }

    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object? value)
    {
        CellRun.Current?.CheckOnOutput();
        Update(Formatter.Format(value));
    }

    /// <summary>The same for code that is written for .NET Interactive, which gives its handles a type.</summary>
    public static implicit operator DisplayedValue?(DisplayHandle? handle) =>
        handle is null ? null : InteractiveFormatters.Displayed(handle, handle.id);

    internal void Update(MimeBundle data) => output?.Send(sink => sink.UpdateDisplay(data, id));

    internal static DisplayHandle Show(MimeBundle data)
    {
        CellRun.Current?.CheckOnOutput();
        data = Bounds.Keep(data);
        DisplayHandle handle = new();
        handle.output?.Send(sink => sink.Display(data, handle.id));
        return handle;
    }
}
