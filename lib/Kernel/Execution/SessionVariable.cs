using System.Reflection;

namespace NotebookKernel.Execution;

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
           from field in FieldsOf(submission.GetType())
           group new SessionVariable(field.Name, field.FieldType, field.GetValue(submission)) by field.Name into same
           orderby same.Key
           select same.First(),
    ];

    /// <summary>The fields that hold the variables of a submission.</summary>
    /// <param name="submission">Its type.</param>
    public static FieldInfo[] FieldsOf(Type submission) =>
    [
        .. submission.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(field => !field.Name.Contains('<', StringComparison.Ordinal)),
    ];
}
