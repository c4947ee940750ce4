namespace NotebookKernel.Transport;

/// <summary>The prefixes that one peer of a PUB socket subscribed to.</summary>
internal sealed class Subscriptions
{
    private readonly Lock gate = new();
    private readonly List<byte[]> prefixes = [];

    /// <summary>Adds or removes a prefix.</summary>
    /// <param name="message">1 to subscribe or 0 to cancel, then the prefix; anything else is ignored.</param>
    public void Apply(byte[] message)
    {
        if (message is not [0 or 1, ..]) return;
        byte[] prefix = message[1..];
        lock (gate)
        {
            if (message[0] == 1)
                prefixes.Add(prefix);
            else if (prefixes.FindIndex(known => known.AsSpan().SequenceEqual(prefix)) is >= 0 and var at)
                prefixes.RemoveAt(at);
        }
    }

    /// <summary>Whether any prefix fits.</summary>
    public bool Match(byte[] topic)
    {
        lock (gate) return prefixes.Exists(prefix => topic.AsSpan().StartsWith(prefix));
    }
}
