namespace FilterGen.Training;

/// <summary>What a network scored on a set of images.</summary>
/// <param name="Loss">Mean loss per image.</param>
/// <param name="Accuracy">Share of the images sorted into their class, 0 to 1.</param>
/// <param name="Terms">Mean per image of each named part of the loss.</param>
public sealed record Metrics(double Loss, double Accuracy, IReadOnlyDictionary<string, double> Terms);
