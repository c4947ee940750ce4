using NotebookKernel.Execution;
using Workbook.Documents;

namespace Workbook.Run;

/// <summary>Writes what cells show into the notebook, and passes their console output on.</summary>
/// <param name="limits">How much of it is kept.</param>
/// <param name="stdout">Where standard output also goes, or null.</param>
/// <param name="stderr">Where standard error also goes, or null.</param>
internal sealed class OutputRecorder(OutputLimits limits, TextWriter? stdout, TextWriter? stderr) : IOutputSink
{
    private const int Piece = 1 << 16;

    private readonly Lock sync = new();
    private readonly Dictionary<string, List<DisplayOutput>> displays = [];
    private NotebookCell? cell;
    private TerminalText? text;
    private StreamOutput? stream;
    private int characters;
    private bool clearBeforeNext;
    private bool full;

    /// <summary>Records what follows in <paramref name="next"/>.</summary>
    public void Begin(NotebookCell next)
    {
        lock (sync)
        {
            cell = next;
            Reset();
        }
    }

    /// <summary>Ends the cell, with <paramref name="error"/> if it failed. What still comes is not recorded.</summary>
    public void End(CellError? error)
    {
        lock (sync)
        {
            CloseStream();
            if (error is not null) cell?.Outputs.Add(new ErrorOutput(error.Name, error.Message, error.Traceback));
            cell = null;
        }
    }

    public void Stream(string name, string written)
    {
        var echo = name == "stderr" ? stderr : stdout;
        echo?.Write(written);
        echo?.Flush();
        lock (sync)
        {
            if (!Ready()) return;
            if (stream?.Name != name)
            {
                CloseStream();
                (stream, text) = (new StreamOutput(name, ""), new TerminalText());
                cell!.Outputs.Add(stream);
            }
            // In pieces, so that text far beyond the limit is not first laid out whole.
            for (var start = 0; start < written.Length && !full; start += Piece)
            {
                characters -= text!.Length;
                text.Append(written.Substring(start, Math.Min(Piece, written.Length - start)));
                characters += text.Length;
                if (characters > limits.Characters) Cut();
            }
        }
    }

    public void Display(MimeBundle data, string? displayId)
    {
        lock (sync)
        {
            if (!Ready()) return;
            var output = new DisplayOutput(Copy(data.Data), Copy(data.Metadata));
            Add(output);
            if (displayId is null) return;
            if (!displays.TryGetValue(displayId, out var shown)) displays[displayId] = shown = [];
            shown.Add(output);
        }
    }

    public void UpdateDisplay(MimeBundle data, string displayId)
    {
        lock (sync)
        {
            foreach (var output in displays.GetValueOrDefault(displayId) ?? [])
            {
                (output.Data, output.Metadata) = (Copy(data.Data), Copy(data.Metadata));
            }
        }
    }

    public void Result(MimeBundle data)
    {
        lock (sync)
        {
            if (Ready()) Add(new ResultOutput(Copy(data.Data), Copy(data.Metadata), cell!.ExecutionCount));
        }
    }

    public void ClearOutput(bool wait)
    {
        lock (sync)
        {
            if (wait) clearBeforeNext = true;
            else Clear();
        }
    }

    private bool Ready()
    {
        if (clearBeforeNext) Clear();
        return cell is not null && !full;
    }

    private void Add(DisplayOutput output)
    {
        CloseStream();
        if (cell!.Outputs.Count < limits.Outputs) cell.Outputs.Add(output);
        else Note($"[The cell has more than {Count(limits.Outputs)} outputs; the rest is not kept.]\n");
    }

    private void Cut()
    {
        var kept = text!.ToString();
        stream!.Text = kept[..Math.Max(0, kept.Length - (characters - limits.Characters))];
        (text, stream) = (null, null);
        Note($"\n[The cell wrote more than {Count(limits.Characters)} characters; the rest is not kept.]\n");
    }

    private void Note(string message)
    {
        cell!.Outputs.Add(new StreamOutput("stderr", message));
        full = true;
    }

    private void Clear()
    {
        cell?.Outputs.Clear();
        Reset();
    }

    private void Reset()
    {
        (text, stream, characters, clearBeforeNext, full) = (null, null, 0, false, false);
    }

    private void CloseStream()
    {
        if (stream is not null) stream.Text = text!.ToString();
        (text, stream) = (null, null);
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static JsonObject Copy(JsonObject? forms) => forms?.DeepClone().AsObject() ?? [];
}
