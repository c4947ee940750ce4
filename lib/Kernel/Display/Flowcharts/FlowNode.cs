namespace NotebookKernel.Display.Flowcharts;

/// <summary>A node of a flowchart.</summary>
/// <param name="Shape">Its outline.</param>
/// <param name="Lines">Its text.</param>
internal sealed record FlowNode(NodeShape Shape, string[] Lines);
