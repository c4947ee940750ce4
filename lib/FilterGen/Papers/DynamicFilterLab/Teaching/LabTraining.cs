using FilterGen.Data;
using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>
/// A plain training loop with Adam, as the lab sheet's train.py: what is kept of the best network, and how to get back to it, is
/// the student's to write. For training in earnest there is <see cref="Trainer"/>.
/// </summary>
public abstract class LabTraining
{
    private readonly List<double> accuracies = [];

    /// <summary>Prepares a training; nothing is read or written yet.</summary>
    /// <param name="model">The network, on the CPU.</param>
    /// <param name="folder">Where the best network is kept; made if it is not there.</param>
    /// <param name="seed">Decides the order of the images.</param>
    protected LabTraining(Classifier model, string folder, int seed = 1)
    {
        (Model, Folder, Seed) = (model, folder, seed);
        Optimizer = optim.Adam(model.parameters(), 1e-3);
        Directory.CreateDirectory(folder);
    }

    /// <summary>The network.</summary>
    public Classifier Model { get; }

    /// <summary>The optimiser, with its running means of gradients.</summary>
    public Adam Optimizer { get; }

    /// <summary>Where the best network is kept.</summary>
    public string Folder { get; }

    /// <summary>Decides, with <see cref="Epoch"/>, the order of the images.</summary>
    public int Seed { get; }

    /// <summary>Epochs trained so far.</summary>
    public int Epoch { get; protected set; }

    /// <summary>The highest test accuracy so far, 0 to 1; below 0 before the first test.</summary>
    public double BestAccuracy { get; protected set; } = -1;

    /// <summary>The test accuracy after each epoch of <see cref="Fit"/>, 0 to 1.</summary>
    public IReadOnlyList<double> Accuracies => accuracies;

    /// <summary>
    /// Keeps the states of network and optimiser, the number of epochs and the accuracy in <see cref="Folder"/> if the accuracy
    /// is higher than <see cref="BestAccuracy"/>, which it then becomes.
    /// </summary>
    /// <returns>Whether it was higher.</returns>
    public abstract bool SaveIfBetter(double accuracy);

    /// <summary>Takes network, optimiser, epochs and best accuracy back to what was saved last.</summary>
    /// <returns>False if nothing was saved.</returns>
    public abstract bool Resume();

    /// <summary>Trains for one epoch. Its order of images follows from the seed and the number of the epoch alone.</summary>
    /// <param name="images">The training images.</param>
    /// <param name="batchSize">Images per step.</param>
    public void TrainEpoch(ImageSet images, int batchSize = 128)
    {
        Model.train();
        foreach (var (batch, labels, _) in new Batches(images, batchSize, shuffleSeed: 1000 * Seed + Epoch))
        {
            using var scope = NewDisposeScope();
            Optimizer.zero_grad();
            Model.Evaluate(batch, labels).Loss.backward();
            Optimizer.step();
        }
        Epoch++;
    }

    /// <summary>Trains up to a number of epochs, and after each tests the network and keeps it if it is the best.</summary>
    /// <param name="data">The images to learn from and to test with.</param>
    /// <param name="epochs">Epochs in all, those before included.</param>
    public void Fit(ImageData data, int epochs)
    {
        while (Epoch < epochs)
        {
            TrainEpoch(data.Train);
            accuracies.Add(Trainer.Evaluate(Model, data.Test).Accuracy);
            SaveIfBetter(accuracies[^1]);
        }
    }
}
