using Workbook.Documents;

namespace Workbook.Tests;

/// <summary>A folder to run command lines in, and what they wrote.</summary>
internal sealed class CommandFixture : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Root => folder.Root;

    public string Path(string name) => folder.Path(name);

    public string Write(string name, string text) => folder.Write(name, text);

    public string Read(string name) => File.ReadAllText(Path(name));

    public string[] Names() => folder.Names();

    public NotebookDocument Load(string name) => NotebookFile.Load(Path(name));

    /// <summary>Runs a command line in which <c>./</c> at the start of an argument stands for the folder.</summary>
    public Task<int> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<int> RunAsync(CancellationToken stop, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var inFolder = arguments.Select(argument => argument.StartsWith("./", StringComparison.Ordinal) ? Path(argument[2..]) : argument);
        var code = await Shell.RunAsync([.. inFolder], output, error, stop);
        Output = output.ToString();
        Error = error.ToString();
        return code;
    }

    public void Dispose() => folder.Dispose();
}
