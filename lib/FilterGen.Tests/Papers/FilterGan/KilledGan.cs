using System.Diagnostics;
using FilterGen.Tests.Training;
using FilterGen.Training;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>A process that trains a GAN and is killed between two checkpoints: <c>dotnet FilterGen.Tests.dll killed-gan FOLDER</c>.</summary>
internal static class KilledGan
{
    public const string Command = "killed-gan";

    public static TrainerOptions Options(string folder, Action<int>? onStep = null) => TinyGan.Options with
    {
        CheckpointFolder = folder,
        CheckpointEverySteps = 2,
        Augmentation = new EveryStep(onStep ?? (_ => { })),
    };

    public static void Run(string folder)
    {
        using var classifier = TinyGan.Classifier();
        using var data = TinyGan.Data(classifier);
        Trainer.Fit(TinyGan.Gan(classifier), data, Options(folder, KillAtStep8));
    }

    private static void KillAtStep8(int step)
    {
        if (step != 8) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
