using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What a student hands in beside the code: the runs, the figures' numbers and the written answers.</summary>
public sealed class LabReport
{
    private readonly Dictionary<string, string> answers = [];

    /// <summary>Task 2.2.2: bytes of a file with the network's parameters and buffers.</summary>
    public long ParameterBytes { get; set; }

    /// <summary>Task 2.2.2: bytes of a file with the whole network.</summary>
    public long WholeBytes { get; set; }

    /// <summary>Task 2.3.1: the training of the student's own network.</summary>
    public TrainingRun? Dynamic { get; set; }

    /// <summary>Task 2.3.2: the training of the network with a fixed filter.</summary>
    public TrainingRun? Fixed { get; set; }

    /// <summary>Task 2.3.3: the training of the improved network.</summary>
    public TrainingRun? Improved { get; set; }

    /// <summary>Task 3.1.1: the kernels of three images of one class.</summary>
    public KernelFigure? OneClass { get; set; }

    /// <summary>Task 3.1.2: the kernels of images of different classes.</summary>
    public KernelFigure? Classes { get; set; }

    /// <summary>The written answer to an item of the sheet, its lines filled; empty if there is none.</summary>
    /// <param name="item">The item's number, for example <c>2.3.1</c>.</param>
    public string this[string item]
    {
        get => answers.GetValueOrDefault(item, "");
        set => answers[item] = AnswerText.Fill(value);
    }
}
