namespace FilterGen.Figures.Interactive;

/// <summary>A row of a <see cref="SampleExplorer"/>.</summary>
internal sealed record ExplorerRow(string Name, List<ExplorerView> Views);
