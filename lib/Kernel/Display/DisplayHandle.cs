using CSharpKernel.Execution;
using CSharpKernel.Execution.Output;

namespace CSharpKernel.Display;

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
        MimeBundle data = Formatter.Format(value);
        output?.Send(sink => sink.UpdateDisplay(data, id));
    }

    internal static DisplayHandle Show(MimeBundle data)
    {
        CellRun.Current?.CheckOnOutput();
        data = Bounds.Keep(data);
        DisplayHandle handle = new();
        handle.output?.Send(sink => sink.Display(data, handle.id));
        return handle;
    }
}
