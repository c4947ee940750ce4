using System.ComponentModel;
using NotebookKernel.Execution;

namespace NotebookKernel.Display;

/// <summary>What every cell can call by its bare name.</summary>
public static class Notebook
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value, shown by its own formatters where it has them.</param>
    /// <returns>A handle with which what is shown can be replaced.</returns>
    public static DisplayHandle display(object? value) => DisplayHandle.Show(Formatter.Format(value));

    /// <summary>Shows text of a given type below the cell.</summary>
    /// <param name="text">The content; base64 for binary types, JSON for the types of JSON.</param>
    /// <param name="mimeType">Its type, such as <c>text/html</c>, <c>text/markdown</c> or <c>image/png</c>.</param>
    /// <returns>A handle with which what is shown can be replaced.</returns>
    public static DisplayHandle display(string text, string mimeType) => DisplayHandle.Show(MimeBundle.Of(mimeType, text));

    /// <summary>Shows a value below the cell in chosen forms.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms, such as <c>text/html</c> or <c>application/json</c>.</param>
    /// <returns>A handle with which what is shown can be replaced.</returns>
    public static DisplayHandle display(object? value, params string[] mimeTypes) => DisplayHandle.Show(Formatter.Format(value, mimeTypes));

    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value, shown by its own formatters where it has them.</param>
    /// <returns>A handle with which what is shown can be replaced.</returns>
    public static DisplayHandle Display(this object? value) => display(value);

    /// <summary>Marks text as HTML; shown when it is displayed or is the value of a cell.</summary>
    /// <param name="html">A fragment, not a whole page.</param>
    public static HtmlText HTML(string html) => new(html);

    /// <summary>Runs JavaScript in the page below the cell.</summary>
    /// <param name="code">The code.</param>
    public static void Javascript(string code) => DisplayHandle.Show(MarkupCells.Show("javascript", code)!);

    /// <summary>Adds rules for the look of the page.</summary>
    /// <param name="rules">The rules, in CSS.</param>
    public static void CSS(string rules) => DisplayHandle.Show(MimeBundle.Of(("text/html", $"<style>{rules}</style>")));

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    public static void clear_output(bool wait = false) => CellRun.Current?.Output.Send(sink => sink.ClearOutput(wait));

    /// <summary>Asks the notebook's user for a line, as notebooks written for .NET Interactive do.</summary>
    /// <param name="prompt">What to show before the answer.</param>
    /// <param name="typeHint">What is asked for; of <c>password</c> the answer is hidden while it is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Task.FromResult(CellRun.Ask($"{prompt} ", typeHint == "password"));

    /// <summary>Asks the notebook's user for a line.</summary>
    /// <param name="prompt">What to show before the answer.</param>
    /// <param name="typeHint">What is asked for; of <c>password</c> the answer is hidden while it is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static string input(string prompt = "", string typeHint = "text") => CellRun.Ask(prompt, typeHint == "password");

    /// <summary>Asks the notebook's user for a line that is hidden while it is typed.</summary>
    /// <param name="prompt">What to show before the answer.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static string password(string prompt = "Password: ") => CellRun.Ask(prompt, password: true);

    /// <summary>The text itself, for code to which .NET Interactive gave a type of its own for what is typed hidden.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static string GetClearTextPassword(this string password) => password;
}
