namespace CSharpKernel.Execution.Errors;

/// <summary>Shows errors of lines such as <c>#r</c> like those of the compiler: place, message and the line.</summary>
internal static class DirectiveErrors
{
    /// <summary>The error of a cell with a line that cannot be obeyed.</summary>
    public static CellError Describe(DirectiveFailure failure)
    {
        string[] message = failure.Message.Split('\n');
        return new CellError(
            "DirectiveError",
            failure.Message,
            [$"({failure.Number},1): error: {message[0]}", $"    {failure.Line}", .. message.Skip(1).Select(line => "    " + line)]);
    }
}
