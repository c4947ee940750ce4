using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using FilterGen.Training.Results;

namespace FilterGen.Tests.Native;

/// <summary>Which package the build takes libtorch from, and what it says where there is none.</summary>
public sealed class TorchPackagesTests : IDisposable
{
    private static readonly string Project = Path.Combine(Clone.Root, "lib", "FilterGen", "FilterGen.csproj");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("cpu", "linux-x64", "libtorch-cpu-linux-x64")]
    [InlineData("cpu", "win-x64", "libtorch-cpu-win-x64")]
    [InlineData("cpu", "osx-arm64", "libtorch-cpu-osx-arm64")]
    [InlineData("cuda", "linux-x64", "TorchSharp-cuda-linux")]
    [InlineData("cuda", "win-x64", "TorchSharp-cuda-windows")]
    public void Each_platform_has_one_package_of_libtorch(string torch, string platform, string package)
    {
        var (code, output) = Dotnet(torch, platform, "msbuild", Project, "-getItem:PackageReference");
        Assert.Equal(0, code);
        using var evaluated = JsonDocument.Parse(output);
        var packages = evaluated.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!);
        Assert.Equal([package], packages.Where(name => Regex.IsMatch(name, "^(libtorch|TorchSharp)-")));
    }

    [Theory]
    [InlineData("restore", "cpu", "linux-arm64", "There is no libtorch for linux-arm64: expected linux-x64, win-x64 or osx-arm64.")]
    [InlineData("build", "cpu", "linux-arm64", "There is no libtorch for linux-arm64: expected linux-x64, win-x64 or osx-arm64.")]
    [InlineData("restore", "cuda", "osx-arm64", "There is no libtorch with CUDA for osx-arm64: expected linux-x64 or win-x64.")]
    [InlineData("build", "rocm", "linux-x64", "Torch: expected cpu or cuda, found 'rocm'.")]
    public void Where_there_is_none_one_error_says_so(string command, string torch, string platform, string message)
    {
        var (code, output) = Dotnet(torch, platform, command, Project);
        Assert.NotEqual(0, code);
        Assert.Contains(message, output);
        // The build's summary says it again.
        Assert.Single(output.Split('\n').Where(line => Regex.IsMatch(line, "error( [A-Z]+[0-9]+)? ?:")).Distinct());
    }

    [Fact]
    public void A_feed_without_the_packages_of_CUDA_is_an_error_that_names_them()
    {
        Directory.CreateDirectory(folder.File("feed"));
        var (code, output) = Dotnet(
            "cuda", "linux-x64", "restore", Project, "--source", folder.File("feed"), "--packages", folder.File("packages"));
        Assert.NotEqual(0, code);
        Assert.Matches("NU1101.*TorchSharp-cuda-linux", output);
    }

    /// <summary>Runs dotnet on the project for a platform; what it writes goes to the test's folder.</summary>
    private (int ExitCode, string Output) Dotnet(string torch, string platform, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [
            .. arguments, "-nodeReuse:false", "-v:q", $"-p:Torch={torch}", $"-p:TorchPlatform={platform}",
            $"-p:ArtifactsPath={folder.Path}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var dotnet = Process.Start(start)!;
        var errors = dotnet.StandardError.ReadToEndAsync();
        var output = dotnet.StandardOutput.ReadToEnd();
        dotnet.WaitForExit();
        return (dotnet.ExitCode, output + errors.Result);
    }
}
