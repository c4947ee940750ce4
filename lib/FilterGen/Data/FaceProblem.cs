namespace FilterGen.Data;

/// <summary>What is wrong with one face of a set.</summary>
/// <param name="Face">The image's name in the set.</param>
/// <param name="Message">The name, what was expected and what was found.</param>
/// <param name="LeftOut">Whether the face is not in the set that was loaded; else it is, and this is for information.</param>
public sealed record FaceProblem(string Face, string Message, bool LeftOut = true)
{
    /// <inheritdoc/>
    public override string ToString() => Message;
}
