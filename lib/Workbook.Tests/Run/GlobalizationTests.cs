using System.Diagnostics;
using NotebookKernel.Execution;
using Workbook.Documents;
using Workbook.Install;

namespace Workbook.Tests.Run;

/// <summary>Cultures, in a process that starts as a user's does. ICU comes with the packages that these tests need.</summary>
public sealed class GlobalizationTests : IDisposable
{
    private const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly CommandFixture fixture = new();

    private static string Library => Path.Combine(AppContext.BaseDirectory.Replace("Workbook.Tests", "FilterGen", StringComparison.Ordinal), "FilterGen.dll");

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("C")]
    public async Task A_notebook_says_the_same_in_every_language_of_the_system(string language) => Assert.Equal(
        "1.5 I 1,234.5 11/29/2026 1,5",
        await RunAsync(
            """
            Console.Write($"{1.5} {"i".ToUpper()} {1234.5:N1} {new DateTime(2026, 11, 29):d} ");

            #!csharp

            System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new("de-DE");

            #!csharp

            Console.Write(1.5);
            """,
            ("LC_ALL", language)));

    [Fact]
    public async Task Cultures_normal_forms_and_the_time_zones_of_Windows_are_there() => Assert.Equal(
        "1 Germany W. Europe Standard Time",
        await RunAsync(
            """
            Console.Write($"{"e\u0301".Normalize().Length} {new System.Globalization.RegionInfo("DE").EnglishName} ");
            Console.Write(TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time").Id);
            """));

    [Fact]
    public async Task Without_ICU_cells_run_and_know_one_culture() => Assert.Equal(
        "1.5 CultureNotFoundException",
        await RunAsync(
            """
            Console.Write(1.5);
            try { new System.Globalization.CultureInfo("de-DE"); }
            catch (Exception e) { Console.Write(" " + e.GetType().Name); }
            """,
            ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")));

    [Fact]
    public async Task A_class_folder_is_the_same_in_both_of_Unicodes_forms() => Assert.Equal(
        "\u00dcbung \u00dcbung; two named",
        await RunAsync(
            $$"""
            #r "{{Library}}"
            using FilterGen.Data.Folders;

            byte[] pixel = Convert.FromBase64String("{{Pixel}}");
            foreach (string name in new[] { "joined/\u00dcbung", "apart/U\u0308bung", "both/\u00dcbung", "both/U\u0308bung" })
            {
                Directory.CreateDirectory(name);
                File.WriteAllBytes($"{name}/a.png", pixel);
            }
            ImageFolderOptions options = new() { Size = 1, CacheFolder = "cache" };
            Console.Write($"{ImageFolder.Load("joined", options).Classes[0]} {ImageFolder.Load("apart", options).Classes[0]}; ");
            try { ImageFolder.Load("both", options); }
            catch (InvalidDataException e) { Console.Write(e.Message[e.Message.IndexOf("two named")..][..9]); }
            """));

    private async Task<string> RunAsync(string code, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(DotnetInstallation.Command, [typeof(KernelSpec).Assembly.Location, "run", fixture.Write("a.dib", "#!csharp\n\n" + code)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await error);
        return string.Concat(fixture.Load("a.ipynb").Cells.SelectMany(cell => cell.Outputs).OfType<StreamOutput>().Select(stream => stream.Text));
    }
}
