using System.Runtime.InteropServices;
using FilterGen.Data;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>
/// Checks of the lab, one for each item that has marks. Each runs in seconds, returns a line that says what was found right, and
/// otherwise throws a <see cref="LabCheckException"/> that names the likely mistake.
/// </summary>
public static class LabChecks
{
    /// <summary>Task 2.1, the layers of BaseModel.</summary>
    /// <param name="construct">Makes the student's network.</param>
    /// <exception cref="LabCheckException">A layer is missing, has another size, is frozen or is not registered.</exception>
    public static string Layers(Func<LabModel> construct) => Run("BaseModel's layers", () =>
    {
        LayerChecks.Run(construct());
        return "The backbone, W_DYN and W_CLS are as the sheet asks.";
    });

    /// <summary>Task 2.1, the forward path of BaseModel.</summary>
    /// <param name="construct">Makes the student's network.</param>
    /// <exception cref="LabCheckException">A step gives other values than the sheet asks for, or gradients do not arrive.</exception>
    public static string Forward(Func<LabModel> construct) => Run("BaseModel's forward path", () =>
    {
        ForwardChecks.Run(construct());
        return "Every image is convolved with its own normalised kernel, and every parameter gets a gradient.";
    });

    /// <summary>Task 2.2.1, the checkpoint of the best network.</summary>
    /// <param name="construct">Makes the student's training of a network in a folder.</param>
    /// <exception cref="LabCheckException">Nothing is saved, or a worse network replaces a better one.</exception>
    public static string Checkpoint(Func<Training.Classifier, string, LabTraining> construct) => Run("SaveIfBetter", () =>
    {
        CheckpointChecks.Save(construct);
        return "The best network is kept, and a worse one does not replace it.";
    });

    /// <summary>Task 2.2.3, going on from the best network.</summary>
    /// <param name="construct">Makes the student's training of a network in a folder.</param>
    /// <exception cref="LabCheckException">Something is not restored.</exception>
    public static string Resume(Func<Training.Classifier, string, LabTraining> construct) => Run("Resume", () =>
    {
        CheckpointChecks.Resume(construct);
        return "A resumed training goes on exactly as the one that was saved.";
    });

    /// <summary>Task 2.2.2, saving the parameters against saving the whole network.</summary>
    /// <param name="report">The student's report.</param>
    /// <param name="construct">Makes the student's network.</param>
    /// <exception cref="LabCheckException">A size is missing or impossible, or there is no answer.</exception>
    public static string Saving(LabReport report, Func<LabModel> construct) => Run("Task 2.2.2", () =>
    {
        ReportChecks.Saving(report, construct());
        return "Both sizes are measured and explained.";
    });

    /// <summary>Task 2.3.1, the training of the student's network.</summary>
    /// <param name="report">The student's report.</param>
    /// <exception cref="LabCheckException">The run is missing or learned nothing, or the answer names no number of it.</exception>
    public static string Statistics(LabReport report) => Run("Task 2.3.1", () =>
    {
        ReportChecks.Statistics(report);
        return "The network was trained and the answer names its accuracy.";
    });

    /// <summary>Task 2.3.2, the comparison with a fixed filter.</summary>
    /// <param name="report">The student's report.</param>
    /// <exception cref="LabCheckException">The runs cannot be compared, or the answer does not name both accuracies.</exception>
    public static string Comparison(LabReport report) => Run("Task 2.3.2", () =>
    {
        ReportChecks.Comparison(report);
        return "Both networks were trained alike and the answer names both accuracies.";
    });

    /// <summary>Task 2.3.3, the improvement. One that does not help passes too, if its effect is told.</summary>
    /// <param name="report">The student's report.</param>
    /// <exception cref="LabCheckException">There is no other run, or the answer does not name its accuracy and the one before.</exception>
    public static string Improvement(LabReport report) => Run("Task 2.3.3", () =>
    {
        ReportChecks.Improvement(report);
        return "The change was run and the answer names its effect.";
    });

    /// <summary>Task 3.1.1, the kernels of three images of one class.</summary>
    /// <param name="report">The student's report.</param>
    /// <param name="test">The test images.</param>
    /// <exception cref="LabCheckException">The kernels are not the trained network's, or the images are not of one class.</exception>
    public static string KernelsOfOneClass(LabReport report, ImageSet test) => Run("Task 3.1.1", () =>
    {
        FigureChecks.OneClass(report, test);
        return "Three images of one class, with the kernels that the network generates for them.";
    });

    /// <summary>Task 3.1.2, the kernels of images of different classes.</summary>
    /// <param name="report">The student's report.</param>
    /// <param name="test">The test images.</param>
    /// <exception cref="LabCheckException">The kernels are not the trained network's, or the images are of one class.</exception>
    public static string KernelsOfClasses(LabReport report, ImageSet test) => Run("Task 3.1.2", () =>
    {
        FigureChecks.Classes(report, test);
        return "Images of different classes, with the kernels that the network generates for them.";
    });

    /// <summary>Task 3.2, one of the two questions.</summary>
    /// <param name="report">The student's report.</param>
    /// <exception cref="LabCheckException">There is no answer, or it does not say to which question.</exception>
    public static string Discussion(LabReport report) => Run("Task 3.2", () =>
    {
        ReportChecks.Discussion(report);
        return "There is an answer, and it says to which question.";
    });

    private static string Run(string part, Func<string> check)
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        try
        {
            return "Passed. " + check();
        }
        catch (NotImplementedException missing)
        {
            throw new LabCheckException($"{part}: not written yet.", missing);
        }
        catch (Exception failure) when (failure is not LabCheckException)
        {
            throw new LabCheckException($"{part}: your code threw {failure.GetType().Name}: {FirstLine(failure)}", failure);
        }
    }

    /// <summary>What an exception says, without the native stack that torch's put behind it.</summary>
    internal static string FirstLine(Exception failure) => failure is ExternalException ? failure.Message.Split('\n')[0] : failure.Message;
}
