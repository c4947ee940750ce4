namespace FilterGen.Figures;

/// <summary>An element of an ordered set that a <see cref="HasseDiagram"/> draws.</summary>
/// <param name="Name">Tells it apart in its set; elements of one name in the sets of several places of a slider are the same one.</param>
/// <param name="Details">What shows when it is pointed at.</param>
/// <param name="Above">A label over the dot, or nothing.</param>
/// <param name="Below">A label under the dot, or nothing.</param>
public sealed record HasseNode(string Name, string Details, string Above = "", string Below = "");
