namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>An operator of an ONNX graph.</summary>
/// <param name="Operator">What it computes, as <c>Conv</c>.</param>
/// <param name="Inputs">Names of tensors of the file and of outputs of other operators.</param>
/// <param name="Outputs">The names of what it computes.</param>
internal sealed record OnnxNode(string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
