namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What a check of the lab found wrong, in words for the student.</summary>
public sealed class LabCheckException : Exception
{
    /// <summary>Says what was found, what was expected, and the likely mistake.</summary>
    /// <param name="message">The words.</param>
    /// <param name="cause">What the student's code threw, if it did.</param>
    public LabCheckException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
