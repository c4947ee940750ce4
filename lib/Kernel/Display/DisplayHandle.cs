using Workbook.Execution;

namespace Workbook.Display;

/// <summary>Something shown in a notebook, which can be replaced in place.</summary>
public sealed class DisplayHandle
{
    private readonly string id = Guid.NewGuid().ToString("N");
    private readonly CellRun? run = CellRun.Current;

    private DisplayHandle()
    {
    }

    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object? value)
    {
        run?.CheckOnOutput();
        MimeBundle data = Formatter.Format(value);
        run?.Output.Send(sink => sink.UpdateDisplay(data, id));
    }

    internal static DisplayHandle Show(MimeBundle data)
    {
        DisplayHandle handle = new();
        handle.run?.CheckOnOutput();
        handle.run?.Output.Send(sink => sink.Display(data, handle.id));
        return handle;
    }
}
