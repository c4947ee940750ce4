using NotebookKernel.Execution;
using Workbook.Documents;
using Workbook.Run;

namespace Workbook.Tests.Run;

public class OutputRecorderTests
{
    private readonly NotebookCell cell = new(CellKind.Code, "x") { ExecutionCount = 7 };

    [Fact]
    public void Adjacent_pieces_of_a_stream_are_one_output()
    {
        Record(sink =>
        {
            sink.Stream("stdout", "a");
            sink.Stream("stdout", "b\n");
            sink.Stream("stderr", "c");
            sink.Stream("stdout", "d");
        });

        Assert.Equal([("stdout", "ab\n"), ("stderr", "c"), ("stdout", "d")], Streams());
    }

    [Fact]
    public void Output_between_two_pieces_keeps_them_apart()
    {
        Record(sink =>
        {
            sink.Stream("stdout", "a");
            sink.Display(MimeBundle.Text("shown"), null);
            sink.Stream("stdout", "b");
        });

        Assert.Equal([typeof(StreamOutput), typeof(DisplayOutput), typeof(StreamOutput)], cell.Outputs.Select(output => output.GetType()));
    }

    [Fact]
    public void A_result_has_the_number_of_its_cell()
    {
        Record(sink => sink.Result(MimeBundle.Text("42")));

        var result = Assert.IsType<ResultOutput>(Assert.Single(cell.Outputs));
        Assert.Equal(7, result.ExecutionCount);
        Assert.Equal("42", result.Data["text/plain"]!.GetValue<string>());
    }

    [Fact]
    public void A_display_is_updated_where_it_stands_from_a_later_cell_too()
    {
        var recorder = Recorder(new OutputLimits());
        recorder.Begin(cell);
        recorder.Display(MimeBundle.Text("0 %"), "bar");
        recorder.End(null);
        var next = new NotebookCell(CellKind.Code, "y");
        recorder.Begin(next);
        recorder.UpdateDisplay(MimeBundle.Text("100 %"), "bar");
        recorder.End(null);

        Assert.Equal("100 %", Assert.IsType<DisplayOutput>(Assert.Single(cell.Outputs)).Data["text/plain"]!.GetValue<string>());
        Assert.Empty(next.Outputs);
    }

    [Fact]
    public void Clearing_removes_the_output_so_far()
    {
        Record(sink =>
        {
            sink.Stream("stdout", "a");
            sink.ClearOutput(wait: false);
            sink.Stream("stdout", "b");
        });

        Assert.Equal([("stdout", "b")], Streams());
    }

    [Fact]
    public void Clearing_with_wait_removes_it_when_more_comes()
    {
        Record(sink =>
        {
            sink.Stream("stdout", "a");
            sink.ClearOutput(wait: true);
            sink.Stream("stdout", "b");
            sink.ClearOutput(wait: true);
        });

        Assert.Equal([("stdout", "b")], Streams());
    }

    [Fact]
    public void An_error_is_the_last_output()
    {
        var recorder = Recorder(new OutputLimits());
        recorder.Begin(cell);
        recorder.Stream("stdout", "a");
        recorder.End(new CellError("Oops", "message", ["Oops: message", "  at line 1"]));
        recorder.Stream("stdout", "late");

        Assert.Equal("Oops", Assert.IsType<ErrorOutput>(cell.Outputs[1]).Name);
        Assert.Equal(2, cell.Outputs.Count);
    }

    [Fact]
    public void Text_beyond_the_limit_is_cut_with_a_note()
    {
        Record(new OutputLimits(Characters: 10), sink =>
        {
            sink.Stream("stdout", "1234567\n");
            sink.Stream("stdout", "abcdefg\n");
            sink.Stream("stdout", "more");
        });

        Assert.Equal(
            [("stdout", "1234567\nab"), ("stderr", "\n[The cell wrote more than 10 characters; the rest is not kept.]\n")], Streams());
    }

    [Fact]
    public void A_progress_bar_does_not_use_up_the_limit()
    {
        Record(new OutputLimits(Characters: 10), sink =>
        {
            for (var i = 0; i < 100; i++) sink.Stream("stdout", $"\r{i,3} %");
        });

        Assert.Equal([("stdout", " 99 %")], Streams());
    }

    [Fact]
    public void Outputs_beyond_the_limit_are_dropped_with_a_note()
    {
        Record(new OutputLimits(Outputs: 3), sink =>
        {
            for (var i = 0; i < 10; i++) sink.Display(MimeBundle.Text("x"), null);
        });

        Assert.Equal(3, cell.Outputs.OfType<DisplayOutput>().Count());
        Assert.Equal([("stderr", "[The cell has more than 3 outputs; the rest is not kept.]\n")], Streams());
    }

    private void Record(Action<OutputRecorder> write) => Record(new OutputLimits(), write);

    private void Record(OutputLimits limits, Action<OutputRecorder> write)
    {
        var recorder = Recorder(limits);
        recorder.Begin(cell);
        write(recorder);
        recorder.End(null);
    }

    private static OutputRecorder Recorder(OutputLimits limits) => new(limits, stdout: null, stderr: null);

    private IEnumerable<(string, string)> Streams() => cell.Outputs.OfType<StreamOutput>().Select(stream => (stream.Name, stream.Text));
}
