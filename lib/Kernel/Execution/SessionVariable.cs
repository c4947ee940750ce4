using System.Reflection;

namespace CSharpKernel.Execution;

/// <summary>A variable that a cell left, as it is now.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its value.</param>
internal sealed record SessionVariable(string Name, Type Type, object? Value)
{
    /// <summary>The variables of submissions; of a name declared twice the newer one.</summary>
    /// <param name="submissions">The objects that hold the cells' variables, the oldest first.</param>
    public static IReadOnlyList<SessionVariable> Of(IEnumerable<object?> submissions) =>
    [
        .. from submission in submissions.Reverse()
           where submission is not null
           from field in submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           where !field.Name.Contains('<', StringComparison.Ordinal)
           group new SessionVariable(field.Name, field.FieldType, field.GetValue(submission)) by field.Name into same
           orderby same.Key
           select same.First(),
    ];
}
