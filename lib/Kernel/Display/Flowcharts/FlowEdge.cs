namespace NotebookKernel.Display.Flowcharts;

/// <summary>A line between two nodes of a flowchart.</summary>
/// <param name="From">The place of the node where it begins.</param>
/// <param name="To">The place of the node where it ends.</param>
/// <param name="Lines">Its text; empty for none.</param>
/// <param name="Stroke">What it is drawn with: <c>-</c>, <c>=</c> for a thick line or <c>.</c> for a dotted one.</param>
/// <param name="Back">Whether it has an arrowhead at its beginning.</param>
/// <param name="Forth">Whether it has an arrowhead at its end.</param>
internal sealed record FlowEdge(int From, int To, string[] Lines, char Stroke, bool Back, bool Forth);
