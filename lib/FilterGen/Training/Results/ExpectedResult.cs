namespace FilterGen.Training.Results;

/// <summary>A number that a table has a place for, measured or not.</summary>
/// <param name="Row">Id of the experiment.</param>
/// <param name="Config">The network and its settings.</param>
/// <param name="Metric">What is measured, with its unit.</param>
/// <param name="Paper">The paper's number in the same unit; null if it gives none.</param>
public sealed record ExpectedResult(string Row, string Config, string Metric, double? Paper = null);
