using System.Diagnostics;
using SkiaSharp;

namespace FilterGen.Tests.Data;

public sealed class MutatedImagesTests
{
    private const int Count = 10_000;

    /// <summary>Twice what the largest picture that is read takes, and a process without one.</summary>
    private const int MostMegabytes = 700;

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    public async Task Damage_is_a_clear_error_or_a_picture_and_takes_no_memory_without_bounds(SKEncodedImageFormat kind)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, MutatedImages.Command, $"{kind}", $"{Count}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"code {process.ExitCode}: {output}{await errors}");

        var numbers = output.Trim().Split('\n')[^1].Split(' ').Select(int.Parse).ToArray();

        Assert.Equal(Count, numbers[0] + numbers[1]);
        Assert.InRange(numbers[0], Count / 4, Count - 1);
        Assert.InRange(numbers[2], 1, MostMegabytes);
    }
}
