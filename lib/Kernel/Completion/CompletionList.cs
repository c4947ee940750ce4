namespace CSharpKernel.Completion;

/// <summary>What could stand at the cursor.</summary>
/// <param name="Start">Where the replaced text begins.</param>
/// <param name="End">Where it ends: the cursor.</param>
/// <param name="Items">Exact prefixes first, then by name.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);
