namespace NotebookKernel.Tests.Execution.Extensions;

/// <summary>Kernels of other languages that a cell makes and adds.</summary>
[Collection("interactive")]
public sealed class AddedKernelTests : IDisposable
{
    private const string Package = "using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Commands;\n"
        + "using Microsoft.DotNet.Interactive.Events;\nusing Microsoft.DotNet.Interactive.Formatting;\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_kernel_that_a_notebook_adds_runs_the_cells_of_its_language()
    {
        await fixture.RunAsync(
            Package + "class Mine() : Kernel(\"mine\"), IKernelCommandHandler<SubmitCode>\n{\n"
            + "    Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)\n"
            + "    {\n        context.DisplayAs(command.Code.ToUpper(), \"text/plain\");\n        return Task.CompletedTask;\n    }\n}\n"
            + "((CompositeKernel)Kernel.Root).Add(new Mine());");
        RecordingSink sink = await fixture.RunAsync("#!mine\nabc\n#!csharp\n1 + 1");
        Assert.Equal(("ABC", "2"), (((string?)sink.Displays.Single().Data["text/plain"])?.Trim(), sink.ValueText));
        sink = await fixture.RunAsync("#!mine\nabc\n#i am no directive");
        Assert.StartsWith("ABC", ((string?)sink.Displays.Single().Data["text/plain"])?.Trim());
    }

    [Fact]
    public async Task The_values_of_a_kernel_that_a_notebook_adds_are_shared_both_ways()
    {
        await fixture.RunAsync(
            Package + "class Store() : Kernel(\"store\"), IKernelCommandHandler<SubmitCode>,\n"
            + "    IKernelCommandHandler<SendValue>, IKernelCommandHandler<RequestValue>\n{\n"
            + "    readonly Dictionary<string, object> values = new() { [\"own\"] = 41 };\n"
            + "    public Task HandleAsync(SubmitCode it, KernelInvocationContext context) => Keep(\"code\", it.Code.Trim());\n"
            + "    public Task HandleAsync(SendValue it, KernelInvocationContext context) => Keep(it.Name, it.Value);\n"
            + "    Task Keep(string name, object value) { values[name] = value; return Task.CompletedTask; }\n"
            + "    public Task HandleAsync(RequestValue it, KernelInvocationContext context)\n    {\n"
            + "        FormattedValue form = new(\"text/plain\", \"\");\n"
            + "        if (values.TryGetValue(it.Name, out var value)) context.Publish(new ValueProduced(value, it.Name, form, it));\n"
            + "        else context.Fail(it);\n        return Task.CompletedTask;\n    }\n}\n"
            + "((CompositeKernel)Kernel.Root).Add(new Store().UseValueSharing(), [\"st\"]);");

        Assert.Equal("42", (await fixture.RunAsync("#!share --from store own\nown + 1")).ValueText);
        Assert.Equal("43", (await fixture.RunAsync("#!set --name copy --value @store:own\ncopy + 2")).ValueText);
        await fixture.RunAsync("#!st\n#!share --from csharp copy --as given\n#!set --name text --value @csharp:own\nx y");
        Assert.Equal("x y", (await fixture.RunAsync("#!share --from store code\ncode")).ValueText);
        Assert.Equal("82", (await fixture.RunAsync("#!share --from store given\n#!share --from store text\ngiven + text")).ValueText);
        Assert.Contains("none named gone", (await fixture.FailAsync("#!share --from store gone")).Message);
        Assert.Contains("Expected --from csharp", (await fixture.FailAsync("#!share --from nowhere own")).Message);
    }
}
