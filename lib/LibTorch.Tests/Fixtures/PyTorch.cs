using System.Diagnostics;

namespace LibTorch.Tests.Fixtures;

/// <summary>The PyTorch of this machine, which says what is right.</summary>
internal static class PyTorch
{
    private static readonly Lazy<string?> Missing = new(() => FindMissing("torch", "python3-torch"));
    private static readonly Lazy<string?> TorchVisionMissing = new(() => FindMissing("torchvision", "python3-torchvision"));
    private static readonly Lazy<string> Folder = new(Generate);

    /// <summary>Why there is no PyTorch to compare with; null if there is.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>Why there is no torchvision to compare with; null if there is.</summary>
    public static string? WhyTorchVisionIsMissing => TorchVisionMissing.Value;

    /// <summary>The folder with what the scripts wrote.</summary>
    public static string GeneratedFolder => Folder.Value;

    private static string Python => Environment.GetEnvironmentVariable("FIXTURE_PYTHON") ?? "/usr/bin/python3";

    private static string? FindMissing(string module, string package)
    {
        var advice = $"Install {package}, or name a Python with it in FIXTURE_PYTHON.";
        if (!File.Exists(Python))
            return $"{Python} does not exist. {advice}";
        var (code, _) = Run("-c", $"import importlib.util, sys; sys.exit(importlib.util.find_spec('{module}') is None)");
        return code == 0 ? null : $"{Python} has no {module}. {advice}";
    }

    private static string Generate()
    {
        var folder = Directory.CreateTempSubdirectory("torch-fixtures-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var (code, errors) = Run("-B", Path.Combine(AppContext.BaseDirectory, "Fixtures", "generate.py"), folder);
        return code == 0 ? folder : throw new InvalidOperationException($"generate.py failed with exit code {code}:\n{errors}");
    }

    private static (int Code, string Errors) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }
}
