using Microsoft.DotNet.Interactive.Commands;

namespace NotebookKernel.Execution.Extensions;

/// <summary>Stands for the cell that runs, which no kernel was sent.</summary>
internal sealed class RunningCell(string code, string kernel) : SubmitCode(code, kernel);
