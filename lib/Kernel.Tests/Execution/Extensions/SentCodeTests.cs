using NotebookKernel.Execution;

namespace NotebookKernel.Tests.Execution.Extensions;

/// <summary>Code that a cell sends to its kernel, now or for later.</summary>
[Collection("interactive")]
public sealed class SentCodeTests : IDisposable
{
    private const string Package = "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Commands;\n"
        + "using Microsoft.DotNet.Interactive.Events;\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Code_that_a_cell_sends_is_a_part_of_the_session()
    {
        RecordingSink sink = await fixture.RunAsync(
            Package + "int outer = 1;\n"
            + "var result = await Kernel.Root.SendAsync(new SubmitCode(\"int sent = 41;\\nConsole.Write(sent);\\nsent + 1\"));");
        Assert.Equal("41", sink.Stdout);
        Assert.Equal("42", sink.ValueText);
        Assert.Equal("83", (await fixture.RunAsync("(int)result.Events.OfType<ReturnValueProduced>().Single().Value + sent")).ValueText);

        await fixture.RunAsync("for (int i = 0; i < 20; i++) await Kernel.Current.SubmitCodeAsync($\"int v{i} = outer + {i};\");");
        Assert.Equal("21", (await fixture.RunAsync("v0 + v19")).ValueText);
        await fixture.RunAsync("await Kernel.Root.SubmitCodeAsync(\"await Kernel.Root.SubmitCodeAsync(\\\"int deep = 7;\\\");\");");
        Assert.Equal("7", (await fixture.RunAsync("deep")).ValueText);
    }

    [Theory]
    [InlineData("new SubmitCode(\"<b>x</b>\", \"html\")")]
    [InlineData("new SubmitCode(\"#!html\\n<b>x</b>\")")]
    public async Task Other_languages_can_be_sent(string command)
    {
        RecordingSink sink = await fixture.RunAsync($"{Package}await Kernel.Root.SendAsync({command});");
        Assert.Equal("<b>x</b>", (string?)sink.Displays.Single().Data["text/html"]);
    }

    [Fact]
    public async Task Code_that_is_sent_and_fails_says_why_and_leaves_the_cell_to_decide()
    {
        RecordingSink sink = await fixture.RunAsync(
            Package + "var result = await Kernel.Root.SubmitCodeAsync(\"nonsense\");\n"
            + "result.Events.OfType<CommandFailed>().Single().Message");
        Assert.Contains("The name 'nonsense' does not exist", sink.ValueText);
        Assert.Contains("The name 'nonsense' does not exist", sink.Stderr);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Theory]
    [InlineData("Kernel.Root.SendAsync(new SubmitCode(\"1\", \"sql\"))", "found sql. There are csharp, fsharp, html, javascript, library, markdown, mermaid.")]
    [InlineData("Kernel.Root.SendAsync(new SubmitCode(\"1\", \".NET\"))", "found .NET. There are csharp,")]
    [InlineData("Kernel.Root.SendAsync(new SendValue(\"x\", 1, targetKernelName: \"sql\"))", "found sql. There are csharp,")]
    [InlineData("Kernel.Root.SendAsync(new RequestValue(\"x\", targetKernelName: \"sql\"))", "found sql. There are csharp,")]
    public async Task What_is_sent_to_a_kernel_that_does_not_run_it_is_said(string sending, string said)
    {
        RecordingSink sink = await fixture.RunAsync($"{Package}var sent = await {sending};\nsent.Events.OfType<CommandFailed>().Single().Message");
        Assert.Contains(said, sink.ValueText);
        Assert.Equal($"{sink.ValueText}\n", sink.Stderr);
    }

    [Theory]
    [InlineData("Kernel.Root.SendAsync(new SubmitCode(\"Console.Write(1);\", \"c#\"))")]
    [InlineData("Kernel.Root.FindKernelByName(\"csharp\").SendAsync(new SubmitCode(\"Console.Write(1);\"))")]
    public async Task What_is_sent_to_a_kernel_by_another_of_its_names_runs(string sending) =>
        Assert.Equal(("1", ""), await fixture.RunAsync($"{Package}await {sending};") is var sink ? (sink.Stdout, sink.Stderr) : default);

    [Fact]
    public async Task Code_that_a_cell_sent_stops_with_it()
    {
        using CancellationTokenSource cancel = new();
        Task<(CellError? Result, RecordingSink Sink)> cell = fixture.TryAsync(
            "await Kernel.Root.SubmitCodeAsync(\"Console.WriteLine(1);\\nwhile (true) { }\");", cancel.Token);
        await Task.Delay(3_000);
        Assert.False(cell.IsCompleted);
        await cancel.CancelAsync();
        Assert.Equal("Interrupted", (await cell.WaitAsync(TimeSpan.FromSeconds(30))).Result?.Name);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).ValueText);
    }

    [Fact]
    public async Task A_command_that_is_deferred_runs_before_the_next_cell()
    {
        await fixture.RunAsync(Package + "var kernel = Kernel.Root.FindKernelByName(\"csharp\");\n"
            + "kernel.DeferCommand(new SubmitCode(\"int deferred = 41;\"));\nkernel.DeferCommand(new SubmitCode(\"Console.Write(deferred);\"));");
        RecordingSink sink = await fixture.RunAsync("deferred + 1");
        Assert.Equal(("41", "42"), (sink.Stdout, sink.ValueText));
        Assert.Equal("", (await fixture.RunAsync("deferred")).Stdout);
    }

    [Theory]
    [InlineData("Kernel.Root", "#!value --name t\\nabc\\n#!share --from value t\\nConsole.Write(t);")]
    [InlineData("Kernel.Root", "Console.Write(\\\"a\\\");\\n#!set --name t --value bc\\nConsole.Write(t);")]
    [InlineData("Kernel.Root", "#!time\\n#!fsharp\\n#!set --name t --value abc\\nprintf \\\"%s\\\" t")]
    [InlineData("Kernel.Current", "#!value --name t --from-value abc\\n#!share --from value t\\nConsole.Write(t);")]
    [InlineData("Kernel.Current", "#!fsharp\\nprintf \\\"abc\\\"")]
    [InlineData("Kernel.Current", "#!import part.csx")]
    public async Task Code_that_is_sent_may_have_magics(string kernel, string code)
    {
        await File.WriteAllTextAsync(Path.Combine(fixture.Folder, "part.csx"), "Console.Write(\"abc\");");
        RecordingSink sink = await fixture.RunAsync($"{Package}var sent = await {kernel}.SendAsync(new SubmitCode(\"{code}\"));");
        Assert.Equal(("abc", ""), (sink.Stdout, sink.Stderr));
        Assert.Equal("0", (await fixture.RunAsync("sent.Events.OfType<CommandFailed>().Count()")).ValueText);
    }

    [Fact]
    public async Task Code_that_is_sent_to_another_language_may_have_magics()
    {
        RecordingSink sink = await fixture.RunAsync(
            $"{Package}await Kernel.Root.SendAsync(new SubmitCode(\"#!time\\n#!set --name t --value 41\\nt + 1\", \"fsharp\"));");
        Assert.Equal("42", sink.ValueText);
        Assert.Single(sink.Displays, display => ((string?)display.Data["text/plain"])!.StartsWith("Wall time"));
    }

    [Fact]
    public async Task A_magic_that_is_sent_and_does_not_exist_is_said_once()
    {
        RecordingSink sink = await fixture.RunAsync($"{Package}await Kernel.Root.SendAsync(new SubmitCode(\"#!nonsense\\nConsole.Write(1);\"));");
        Assert.Equal("", sink.Stdout);
        Assert.Single(sink.Stderr.Split('\n'), line => line.Contains("found #!nonsense"));
    }

    [Theory]
    [InlineData("Kernel.Root")]
    [InlineData("Kernel.Current")]
    public async Task Code_that_is_sent_may_refer_to_libraries(string kernel)
    {
        LibraryBuilder.Build(Path.Combine(fixture.Folder, "Cities.dll"), "public class City { public string Name; }");
        RecordingSink sink = await fixture.RunAsync(
            $"await {kernel}.SubmitCodeAsync(\"#r \\\"Cities.dll\\\"\\nConsole.Write(new City {{ Name = \\\"Bern\\\" }}.Name);\");");
        Assert.Equal(("Bern", ""), (sink.Stdout, sink.Stderr));
        sink = await fixture.RunAsync($"await {kernel}.SubmitCodeAsync(\"#r \\\"nuget: None.Such.Package, 1.0.0\\\"\\nConsole.Write(1);\");");
        Assert.Equal("", sink.Stdout);
        Assert.Contains("None.Such.Package", sink.Stderr);
    }

    [Theory]
    [InlineData("Kernel.Current.SendAsync(new SubmitCode(\"1\", \"sql\"))", "found sql. There are csharp,")]
    [InlineData("Kernel.Current.SendAsync(new SendValue(\"x\", 1, targetKernelName: \"sql\"))", "found sql. There are csharp,")]
    [InlineData("Kernel.Current.SendAsync(new Odd())", "Expected a kernel that takes Odd, found none.")]
    public async Task What_is_sent_to_the_session_and_is_not_its_own_is_said(string sending, string said)
    {
        RecordingSink sink = await fixture.RunAsync($"{Package}class Odd : KernelCommand;\nawait {sending};");
        Assert.Contains(said, sink.Stderr);
        Assert.Single(sink.Stderr.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task What_is_deferred_may_have_magics()
    {
        await fixture.RunAsync($"{Package}Kernel.Current.DeferCommand(new SubmitCode(\"#!set --name deferred --value 41\"));");
        Assert.Equal("42", (await fixture.RunAsync("deferred + 1")).ValueText);
    }

    [Theory]
    [InlineData("Kernel.Current", "The name 'nonsense' does not exist")]
    [InlineData("Kernel.Root", "Expected a kernel that runs it, found .NET.")]
    public async Task What_is_deferred_and_fails_says_why(string kernel, string said)
    {
        await fixture.RunAsync($"{Package}{kernel}.DeferCommand(new SubmitCode(\"nonsense\"));");
        RecordingSink sink = await fixture.RunAsync("1 + 1");
        Assert.Equal("2", sink.ValueText);
        Assert.Single(sink.Stderr.Split('\n'), line => line.Contains(said));
    }
}
