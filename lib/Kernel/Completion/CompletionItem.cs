namespace NotebookKernel.Completion;

/// <summary>One way to complete what stands before the cursor.</summary>
/// <param name="Text">What replaces it.</param>
/// <param name="Type">The kind, as front ends name their icons: method, property, class, keyword and so on.</param>
/// <param name="Signature">The parameters of a method, such as <c>(int x)</c>; empty for others.</param>
internal sealed record CompletionItem(string Text, string Type, string Signature = "");
