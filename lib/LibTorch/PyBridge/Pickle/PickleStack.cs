namespace TorchSharp.PyBridge.Pickle;

/// <summary>The values a pickle has made and not yet used, with the marks that it set between them.</summary>
internal sealed class PickleStack
{
    private readonly List<object?> values = [];
    private readonly List<int> marks = [];

    /// <summary>Adds a value.</summary>
    public void Push(object? value) => values.Add(value);

    /// <summary>Sets a mark.</summary>
    public void Mark() => marks.Add(values.Count);

    /// <summary>The last value.</summary>
    public object? Peek() => values.Count > Floor ? values[^1] : throw Empty();

    /// <summary>The last value as something.</summary>
    public T Peek<T>(string what) => As<T>(Peek(), what);

    /// <summary>Takes the last value.</summary>
    public object? Pop()
    {
        var value = Peek();
        values.RemoveAt(values.Count - 1);
        return value;
    }

    /// <summary>Takes the last value as something.</summary>
    public T Pop<T>(string what) => As<T>(Pop(), what);

    /// <summary>Takes the last values, the oldest first.</summary>
    public object?[] PopMany(int count)
    {
        if (values.Count - count < Floor)
            throw Empty();
        var taken = values.GetRange(values.Count - count, count).ToArray();
        values.RemoveRange(values.Count - count, count);
        return taken;
    }

    /// <summary>Takes all values after the last mark, and the mark.</summary>
    public object?[] PopToMark()
    {
        if (marks.Count == 0)
            throw new InvalidDataException("the pickle uses a mark that it did not set");
        var taken = PopMany(values.Count - Floor);
        marks.RemoveAt(marks.Count - 1);
        return taken;
    }

    private int Floor => marks.Count == 0 ? 0 : marks[^1];

    private static T As<T>(object? value, string what) => value is T fitting
        ? fitting
        : throw new InvalidDataException($"expected {what} in the pickle, found {value?.GetType().Name ?? "None"}");

    private static InvalidDataException Empty() => new InvalidDataException("the pickle uses a value that it did not make");
}
