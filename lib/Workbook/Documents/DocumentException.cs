namespace Workbook.Documents;

/// <summary>A file that is not the notebook it should be. The message is one sentence that names the file and the line.</summary>
/// <param name="file">The file as the user named it.</param>
/// <param name="line">The line where it goes wrong, from 1, or null when it is the file as a whole.</param>
/// <param name="problem">What was expected, what was found, what to do.</param>
/// <param name="inner">What a parser said, if one did.</param>
public sealed class DocumentException(string file, int? line, string problem, Exception? inner = null)
    : Exception(line is null ? $"{file}: {problem}" : $"{file}, line {line}: {problem}", inner);
