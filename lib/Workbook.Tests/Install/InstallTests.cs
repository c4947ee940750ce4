using System.Text.Json.Nodes;

namespace Workbook.Tests.Install;

[Collection(ProcessStateCollection.Name)]
public sealed class InstallTests : IDisposable
{
    private readonly CommandFixture fixture = new();
    private readonly string? dataFolder = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", dataFolder);
        fixture.Dispose();
    }

    [Fact]
    public async Task The_kernel_is_installed_under_the_prefix()
    {
        Assert.Equal(0, await fixture.RunAsync("install", "--prefix", "./here"));

        var spec = JsonNode.Parse(fixture.Read("here/share/jupyter/kernels/csharp-workbook/kernel.json"))!;
        var argv = spec["argv"]!.AsArray().Select(argument => argument!.GetValue<string>()).ToArray();
        Assert.Equal(4, argv.Length);
        Assert.True(File.Exists(argv[0]), argv[0]);
        Assert.True(File.Exists(argv[1]), argv[1]);
        Assert.Equal(["kernel", "{connection_file}"], argv[2..]);
        Assert.Equal("message", spec["interrupt_mode"]!.GetValue<string>());
        Assert.Equal("C#", spec["language"]!.GetValue<string>());
        Assert.StartsWith("<svg", fixture.Read("here/share/jupyter/kernels/csharp-workbook/logo-svg.svg"));
    }

    [Fact]
    public async Task For_the_user_it_goes_to_Jupyters_data_folder()
    {
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", fixture.Path("data"));

        Assert.Equal(0, await fixture.RunAsync("install", "--name", "other"));

        Assert.True(File.Exists(fixture.Path("data/kernels/other/kernel.json")));
        Assert.Equal(0, await fixture.RunAsync("uninstall", "--user", "--name", "other"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(fixture.Path("data/kernels")));
    }

    [Fact]
    public async Task It_can_have_the_name_that_notebooks_of_NET_Interactive_ask_for()
    {
        Assert.Equal(0, await fixture.RunAsync("install", "--prefix", "./here", "--name", ".net-csharp"));

        Assert.True(File.Exists(fixture.Path("here/share/jupyter/kernels/.net-csharp/kernel.json")));
    }

    [Fact]
    public async Task Installing_again_replaces_it()
    {
        await fixture.RunAsync("install", "--prefix", "./here");
        var spec = fixture.Write("here/share/jupyter/kernels/csharp-workbook/kernel.json", """{"argv": ["dotnet", "old/workbook.dll"]}""");

        Assert.Equal(0, await fixture.RunAsync("install", "--prefix", "./here"));

        Assert.DoesNotContain("old/", File.ReadAllText(spec));
    }

    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    public async Task Another_kernel_of_that_name_is_left_alone(string verb)
    {
        var spec = fixture.Write("here/share/jupyter/kernels/python3/kernel.json", """{"argv": ["python3"]}""");

        Assert.Equal(1, await fixture.RunAsync(verb, "--prefix", "./here", "--name", "python3"));

        Assert.Contains("holds another kernel", fixture.Error);
        Assert.Equal("""{"argv": ["python3"]}""", File.ReadAllText(spec));
    }

    [Fact]
    public async Task There_may_be_nothing_to_uninstall()
    {
        Assert.Equal(1, await fixture.RunAsync("uninstall", "--prefix", "./here"));
        Assert.Contains("There is no kernel csharp-workbook in", fixture.Error);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task A_bad_name_is_refused(string name)
    {
        Assert.Equal(1, await fixture.RunAsync("install", "--prefix", "./here", "--name", name));
        Assert.Contains("expected a kernel name of letters", fixture.Error);
        Assert.Empty(fixture.Names());
    }

    [Fact]
    public async Task Two_places_are_one_too_many()
    {
        Assert.Equal(1, await fixture.RunAsync("install", "--prefix", "./here", "--user"));
        Assert.Contains("expected one of --user, --prefix and --sys-prefix", fixture.Error);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_an_error()
    {
        fixture.Write("file", "");
        Assert.Equal(1, await fixture.RunAsync("install", "--prefix", "./file"));
        Assert.NotEmpty(fixture.Error);
    }
}
