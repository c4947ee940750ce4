using System.Collections;
using System.Runtime.CompilerServices;

namespace NotebookKernel.Display;

/// <summary>
/// Reads the parts of the objects that one value is shown by, each once for all its forms, and no more objects than are shown: each
/// of their members may make new ones without an end.
/// </summary>
internal sealed class Reader
{
    private const int Most = 3_000, DeepestOfRecords = 100, MostRecords = 1_000;

    private readonly Dictionary<object, object> known = new(ReferenceEqualityComparer.Instance);
    private int most = Most;

    /// <summary>Begins another form of the value, which may show as many objects again.</summary>
    public Reader Renewed()
    {
        most = known.Count + Most;
        return this;
    }

    /// <summary>The members of an object; null when it has none that are shown, or too many objects are shown already.</summary>
    public IReadOnlyDictionary<string, object?>? Members(object owner) => Once(owner, () =>
    {
        IReadOnlyList<Member> members = Member.Of(owner.GetType());
        return members.Count == 0 ? null : members.ToDictionary(member => member.Name, member => member.Read(owner));
    });

    /// <summary>The beginning of a sequence; null when too many objects are shown already.</summary>
    public Rows? Items(IEnumerable sequence) => Once(sequence, () => Rows.Take(sequence));

    /// <summary>Whether a record has so many others in it that its own text, which has all of them, would use up the stack.</summary>
    public bool IsLarge(object value)
    {
        IReadOnlyList<object> records = [value];
        for (int depth = 0, all = 0; records.Count > 0; depth++)
        {
            all += records.Count;
            if (depth > DeepestOfRecords || all > MostRecords || known.Count >= most) return true;
            records = [.. records.SelectMany(Parts).OfType<object>().Where(part => part is ITuple || TableRow.IsRecord(part.GetType()))];
        }
        return false;
    }

    private IEnumerable<object?> Parts(object record) => record is ITuple tuple
        ? Enumerable.Range(0, tuple.Length).Select(i => tuple[i])
        : Members(record)?.Values ?? [];

    private T? Once<T>(object owner, Func<T?> read)
        where T : class
    {
        if (known.TryGetValue(owner, out object? parts)) return parts as T;
        if (known.Count >= most || read() is not { } found) return null;
        known[owner] = found;
        return found;
    }
}
