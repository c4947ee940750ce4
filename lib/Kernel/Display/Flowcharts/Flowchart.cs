namespace NotebookKernel.Display.Flowcharts;

/// <summary>A flowchart as Mermaid's text tells it.</summary>
/// <param name="Direction">Where it goes: <c>TB</c>, <c>BT</c>, <c>LR</c> or <c>RL</c>.</param>
/// <param name="Nodes">Its nodes, in the order of the text.</param>
/// <param name="Edges">Its lines, in the order of the text; none begins where it ends.</param>
internal sealed record Flowchart(string Direction, IReadOnlyList<FlowNode> Nodes, IReadOnlyList<FlowEdge> Edges);
