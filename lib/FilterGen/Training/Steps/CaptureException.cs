namespace FilterGen.Training.Steps;

/// <summary>A step cannot be recorded.</summary>
/// <param name="message">Why, in a sentence.</param>
/// <param name="cause">What the library said, if it did.</param>
internal sealed class CaptureException(string message, Exception? cause = null) : Exception(message, cause);
