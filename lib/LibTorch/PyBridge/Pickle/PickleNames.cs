namespace TorchSharp.PyBridge.Pickle;

/// <summary>What a pickle may name, call and refer to. This one knows nothing: it serves pickles of plain values.</summary>
internal class PickleNames
{
    /// <summary>The value of a name; only names that are known have one.</summary>
    /// <exception cref="InvalidDataException">The name is refused.</exception>
    public virtual object Find(string module, string name) => throw new InvalidDataException(
        $"it names {module}.{name}, and only tensors and containers are read. Save a state_dict: torch.save(model.state_dict(), path)");

    /// <summary>The result of calling a value that <see cref="Find"/> gave.</summary>
    /// <exception cref="InvalidDataException">The value cannot be called, or not with these arguments.</exception>
    public virtual object? Call(object? function, object?[] arguments) => throw new InvalidDataException(
        $"it calls {function ?? "None"}, which is no function");

    /// <summary>The data behind a reference.</summary>
    /// <exception cref="InvalidDataException">There is no such data.</exception>
    public virtual object Refer(object?[] reference) => throw new InvalidDataException("it refers to data where there is none");

    /// <summary>Puts keys and values, which follow each other, into a dictionary.</summary>
    /// <remarks>Keys are texts and whole numbers: hashing a nested key could take for ever.</remarks>
    /// <exception cref="InvalidDataException">A key without a value, or of another type.</exception>
    public static OrderedDictionary<object, object?> Fill(OrderedDictionary<object, object?> dictionary, object?[] items)
    {
        if (items.Length % 2 != 0)
            throw new InvalidDataException("a dictionary has a key without a value");
        for (int i = 0; i < items.Length; i += 2)
        {
            if (items[i] is not (string or long or bool))
                throw new InvalidDataException(
                    $"expected a text or a whole number as a dictionary's key, found {items[i]?.GetType().Name ?? "None"}");
            dictionary[items[i]!] = items[i + 1];
        }
        return dictionary;
    }
}
