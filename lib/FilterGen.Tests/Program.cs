using FilterGen.Tests.Data;
using FilterGen.Tests.Papers.FilterGan;
using FilterGen.Tests.Training;
using SkiaSharp;

namespace FilterGen.Tests;

/// <summary>What tests run in processes of their own: <c>dotnet FilterGen.Tests.dll COMMAND ARGUMENT...</c>.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [KilledTraining.Command, var folder]:
                KilledTraining.Run(folder);
                return 0;
            case [KilledGan.Command, var folder]:
                KilledGan.Run(folder);
                return 0;
            case [ResultsWriter.Command, var path, var process]:
                ResultsWriter.Run(path, int.Parse(process));
                return 0;
            case [MutatedImages.Command, var kind, var count]:
                MutatedImages.Run(Enum.Parse<SKEncodedImageFormat>(kind), int.Parse(count));
                return 0;
            default:
                Console.Error.WriteLine("Run the tests with: dotnet test");
                return 2;
        }
    }
}
