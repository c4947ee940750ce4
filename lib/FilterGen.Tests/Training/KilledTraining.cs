using System.Diagnostics;
using FilterGen.Training;

namespace FilterGen.Tests.Training;

/// <summary>
/// A process that trains and is killed in the middle of an epoch, between two checkpoints:
/// <c>dotnet FilterGen.Tests.dll killed-training FOLDER</c>.
/// </summary>
internal static class KilledTraining
{
    public const string Command = "killed-training";

    /// <summary>128 and the number of SIGKILL.</summary>
    public const int ExitCode = 137;

    public static TrainerOptions Options(string folder) => Fits.Options with { CheckpointFolder = folder, CheckpointEverySteps = 2 };

    public static void Run(string folder)
    {
        using var data = new TinyData();
        Trainer.Fit(() => new TinyNet { OnStep = KillAtStep11 }, data, Options(folder));
    }

    private static void KillAtStep11(int step)
    {
        if (step != 11) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
