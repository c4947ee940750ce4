using NotebookKernel.Execution;
using NotebookKernel.Execution.Extensions;

namespace NotebookKernel.Tests.Execution.Extensions;

/// <summary>What notebooks written for .NET Interactive ask of their kernel.</summary>
[Collection("interactive")]
public sealed class SessionKernelTests : IDisposable
{
    private const string Package = "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Commands;\n"
        + "using Microsoft.DotNet.Interactive.Directives;\nusing Microsoft.DotNet.Interactive.Events;\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("1 + 1", false)]
    [InlineData("using Microsoft.DotNet.Interactive.Formatting;", false)]
    [InlineData("MyKernel.Root", false)]
    [InlineData("my.Kernel.Root", false)]
    [InlineData("Kernel.Width", false)]
    [InlineData("using Microsoft.DotNet.Interactive;", true)]
    [InlineData("using Microsoft.DotNet.Interactive.Commands;", true)]
    [InlineData("await Kernel.GetInputAsync()", true)]
    [InlineData("KernelInvocationContext.Current", true)]
    public void Only_code_that_names_the_package_has_it(string code, bool named) =>
        Assert.Equal(named, InteractivePackage.IsNamedIn(code));

    [Theory]
    [InlineData("Kernel.Root.FindKernelByName(\"csharp\").Name", "csharp")]
    [InlineData("Kernel.Current.Name", "csharp")]
    [InlineData("await Task.Yield();\nKernel.Root.Name", ".NET")]
    [InlineData(
        "var names = new List<string>();\nKernel.Root.VisitSubkernelsAndSelf(kernel => names.Add(kernel.Name));\nnames.Take(2)",
        "[\".NET\", \"csharp\"]")]
    [InlineData("Kernel.Root.FindKernelByName(\"nowhere\") is null", "True")]
    public async Task The_session_is_a_kernel_below_a_root(string code, string text) =>
        Assert.Equal(text, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData(
        "var found = await Kernel.Root.SendAsync(new RequestValueInfos(\"csharp\"));\n"
            + "found.Events.OfType<ValueInfosProduced>().Single().ValueInfos.Single(info => info.Name == \"kept\").FormattedValue.Value",
        "[1, 2]")]
    [InlineData(
        "var asked = await Kernel.Root.SendAsync(new RequestValue(\"kept\", \"application/json\", \"csharp\"));\n"
            + "asked.Events.OfType<ValueProduced>().Single().FormattedValue.Value",
        "[1,2]")]
    [InlineData(
        "var asked = await Kernel.Root.SendAsync(new RequestValue(\"gone\", targetKernelName: \"csharp\"));\n"
            + "asked.Events.OfType<CommandFailed>().Single().Message",
        "Expected a value of csharp, found none named gone.")]
    public async Task The_values_of_a_kernel_can_be_asked_for(string code, string text)
    {
        await fixture.RunAsync("var kept = new[] { 1, 2 };");
        Assert.Equal(text, (await fixture.RunAsync(Package + code)).ValueText);
    }

    [Theory]
    [InlineData("csharp", "given.Count")]
    [InlineData("fsharp", "given.Count")]
    public async Task A_value_can_be_sent_to_a_kernel(string kernel, string use)
    {
        await fixture.RunAsync(Package + "var one = new List<int> { 1 };\n"
            + $"await Kernel.Root.SendAsync(new SendValue(\"given\", one, targetKernelName: \"{kernel}\"));\none.Add(2);");
        Assert.Equal("2", (await fixture.RunAsync($"#!{kernel}\n{use}")).ValueText);
    }

    [Fact]
    public async Task Code_that_a_task_of_an_earlier_cell_sends_while_none_runs_ends()
    {
        await fixture.RunAsync(
            Package + "var root = Kernel.Root;\nvar go = new TaskCompletionSource();\n"
            + "var sent = Task.Run(async () => { await go.Task; await root.SendAsync(new SubmitCode(\"var late = 6;\")); });");
        await fixture.RunAsync("_ = Task.Run(async () => { await Task.Delay(100); go.SetResult(); });");
        await Task.Delay(1000);
        await fixture.RunAsync("await sent;").WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal("6", (await fixture.RunAsync("late")).ValueText);
    }

    [Fact]
    public async Task What_a_context_or_a_kernel_displays_is_shown_in_order()
    {
        RecordingSink sink = await fixture.RunAsync(
            Package + "Console.Write(\"first\");\nKernelInvocationContext.Current.DisplayAs(\"<b>x</b>\", \"text/html\");\n"
            + "Kernel.HTML(\"<i>y</i>\").Display();\nKernel.Javascript(\"z()\");\nKernel.CSS(\"b {}\");\n"
            + "var shown = KernelInvocationContext.Current.Display(1, \"text/plain\");\nshown.Update(2);\nConsole.Write(\"last\");");

        Assert.Equal(
            ["stdout", "display", "display", "display", "display", "display", "update", "stdout"], sink.Events.Select(entry => entry.Kind));
        MimeBundle[] displays = [.. sink.Displays];
        Assert.Equal("<b>x</b>", (string?)displays[0].Data["text/html"]);
        Assert.Equal("<i>y</i>", (string?)displays[1].Data["text/html"]);
        Assert.Contains("z()", (string?)displays[2].Data["text/html"]);
        Assert.Equal("2", (string?)((MimeBundle)sink.Events[6].Value).Data["text/plain"]);
    }

    [Fact]
    public async Task What_is_too_long_for_a_page_is_not_shown()
    {
        RecordingSink sink = await fixture.RunAsync("Kernel.display(new int[16_000_000], \"application/json\");");
        Assert.StartsWith("The application/json has 32,000,001 characters", (string?)sink.Displays.Single().Data.Single().Value);
    }

    [Fact]
    public async Task What_goes_on_when_its_cell_is_at_its_end_displays_in_the_next()
    {
        await fixture.RunAsync(
            "var go = new TaskCompletionSource();\nvar late = Task.Run(async () => { await go.Task; Kernel.display(6); });");
        RecordingSink sink = await fixture.RunAsync("go.SetResult();\nawait late;");
        Assert.Contains("6", (string?)sink.Displays.Single().Data["text/html"]);
        Assert.Empty(sink.Stdout);
    }

    [Fact]
    public async Task Questions_are_asked_of_the_notebooks_user()
    {
        AnsweringSink sink = new();
        Assert.Null(await fixture.Session.ExecuteAsync(
            "Console.Write(await Kernel.GetInputAsync(\"Name?\"));\n"
            + "Console.Write((await Kernel.GetPasswordAsync(\"Word?\")).GetClearTextPassword());\n"
            + "var both = new[] { \"a\", \"b\" }.Select(name => new Microsoft.DotNet.Interactive.Commands.InputDescription(name));\n"
            + "Console.Write(string.Concat((await Kernel.GetInputsAsync(both)).Values));\n"
            + "Console.Write(await GetInputAsync(\"Bare?\") + await GetInputAsync(\"Bare?\", \"password\"));\n"
            + "Console.Write(input(\"Old?\") + password(\"Old?\").GetClearTextPassword());",
            sink));
        Assert.Equal("[Name? ][Word? , hidden][a ][b ][Bare? ][Bare? , hidden][Old?][Old?, hidden]", sink.Text);
        CellError error = await fixture.FailAsync("await Kernel.GetInputAsync(\"Name?\")");
        Assert.Contains("nobody is there to answer", error.Message);
    }

    [Fact]
    public async Task A_password_that_is_kept_is_not_shown()
    {
        AnsweringSink sink = new(); // Which nothing can be displayed in.
        Assert.Null(await fixture.Session.ExecuteAsync("#!value --name secret --from-value @password:Word", sink));
        Assert.Null(await fixture.Session.ExecuteAsync("#!share --from value secret\nConsole.Write(secret);", sink));
        Assert.Equal("[Word: , hidden]", sink.Text);
    }

    [Fact]
    public async Task The_command_that_runs_has_the_cells_text()
    {
        const string Cell = "// all of it\nstring own = ((Microsoft.DotNet.Interactive.Commands.SubmitCode)KernelInvocationContext.Current.Command).Code;\nown";
        Assert.Equal(Cell, (await fixture.RunAsync(Cell)).ValueText);
        await fixture.RunAsync("int runs = 0;");
        await fixture.RunAsync("#!time\nruns++;\nawait Kernel.Root.SubmitCodeAsync(\"runs++;\");");
        Assert.Equal("2", (await fixture.RunAsync("runs")).ValueText);
    }

    [Fact]
    public async Task A_lambda_can_listen_to_events()
    {
        await fixture.RunAsync(Package + "int heard = 0;\nvar end = Kernel.Root.KernelEvents.Subscribe(happened => heard++);");
        Assert.Equal("True", (await fixture.RunAsync("await Kernel.Root.SubmitCodeAsync(\"int sent = 1;\");\nend.Dispose();\nheard > 0")).ValueText);
    }

    [Fact]
    public async Task A_magic_that_a_notebook_adds_is_obeyed()
    {
        await fixture.RunAsync(
            Package + "class Greet : KernelDirectiveCommand { public string To { get; set; } }\n"
            + "Kernel.Root.AddDirective(new KernelActionDirective(\"#!hello\"), (command, context) =>\n"
            + "{ Console.Write(\"hello\"); return Task.CompletedTask; });\n"
            + "var greet = new KernelActionDirective(\"#!greet\") { Parameters = { new KernelDirectiveParameter(\"--to\") } };\n"
            + "Kernel.Current.AddDirective<Greet>(greet,\n"
            + "    (command, context) => { Console.Write(\"greet \" + command.To); return Task.CompletedTask; });");

        RecordingSink sink = await fixture.RunAsync("#!hello\n1 + 2");
        Assert.Equal(("hello", "3"), (sink.Stdout, sink.ValueText));
        Assert.Equal("greet Bern", (await fixture.RunAsync("#!greet --to Bern")).Stdout);
        CellError error = await fixture.FailAsync("1 + 1\n#!greet --from Bern");
        Assert.Contains("(2,1): error: (1,9): error DNI103: Unrecognized parameter name '--from'", error.Traceback[0]);
        Assert.Contains("found #!other", (await fixture.FailAsync("#!other")).Message);
    }

    [Fact]
    public async Task A_handle_of_display_is_updated_also_where_a_kernel_listens()
    {
        RecordingSink sink = await fixture.RunAsync(
            "using Microsoft.DotNet.Interactive.Formatting;\nKernelInvocationContext.Current.ToString();\n"
            + "DisplayedValue shown = display(1);\nshown.Update(2);");
        Assert.Equal(["display", "update"], sink.Events.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task What_is_registered_for_disposal_ends_with_the_session()
    {
        string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        using (CSharpSession session = new(new SessionOptions(fixture.Folder)))
        {
            Assert.Null(await session.ExecuteAsync(
                $"Kernel.Root.RegisterForDisposal(() => File.WriteAllText(@\"{file}\", \"\"));", new RecordingSink()));
        }
        Assert.True(File.Exists(file));
        File.Delete(file);
    }

    [Fact]
    public async Task One_answer_is_all_the_input_there_is()
    {
        AnsweringSink sink = new();
        Assert.Null(await fixture.Session.ExecuteAsync("Console.Write(Console.In.ReadToEnd());", sink));
        Assert.Equal("[]", sink.Text);
    }

    private sealed class AnsweringSink : IOutputSink, IInputSource
    {
        public string Text { get; private set; } = "";

        public string ReadLine(string prompt, bool password, CancellationToken cancel) => $"[{prompt}{(password ? ", hidden" : "")}]";

        public void Stream(string name, string text) => Text += text;

        public void Display(MimeBundle data, string? displayId) => throw new InvalidOperationException();

        public void UpdateDisplay(MimeBundle data, string displayId) => throw new InvalidOperationException();

        public void Result(MimeBundle data) => throw new InvalidOperationException();

        public void ClearOutput(bool wait) => throw new InvalidOperationException();
    }
}
