using System.Collections;

namespace CSharpKernel.Display;

/// <summary>
/// Reads the parts of the objects that one value is shown by, each once for all its forms, and no more objects than are shown: each
/// of their members may make new ones without an end.
/// </summary>
internal sealed class Reader
{
    private const int Most = 3_000;

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

    private T? Once<T>(object owner, Func<T?> read)
        where T : class
    {
        if (known.TryGetValue(owner, out object? parts)) return parts as T;
        if (known.Count >= most || read() is not { } found) return null;
        known[owner] = found;
        return found;
    }
}
