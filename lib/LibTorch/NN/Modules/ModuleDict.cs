using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they were added.</summary>
/// <typeparam name="T">The modules' type.</typeparam>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IReadOnlyCollection<(string, T)> where T : nn.Module
{
    private readonly OrderedDictionary<string, T> _modules = [];

    /// <summary>Makes an empty dictionary.</summary>
    public ModuleDict()
        : base("ModuleDict")
    {
    }

    /// <inheritdoc cref="ICollection{T}.Count"/>
    public int Count => _modules.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public ICollection<string> Keys => _modules.Keys;

    /// <inheritdoc/>
    public ICollection<T> Values => _modules.Values;

    /// <inheritdoc/>
    public T this[string key]
    {
        get => _modules[key];
        set => _modules[Checked(key)] = Complete(value);
    }

    /// <summary>The name and module at a place.</summary>
    /// <param name="index">From 0.</param>
    public (string, T) this[int index] => (_modules.GetAt(index).Key, _modules.GetAt(index).Value);

    /// <inheritdoc/>
    public void Add(string key, T value) => _modules.Add(Checked(key), Complete(value));

    /// <summary>Adds a module.</summary>
    /// <param name="item">Its name and the module.</param>
    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    /// <inheritdoc/>
    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    public bool Remove(string key) => _modules.Remove(key);

    /// <inheritdoc/>
    public bool Remove(KeyValuePair<string, T> item) => Contains(item) && _modules.Remove(item.Key);

    /// <inheritdoc/>
    public void Clear() => _modules.Clear();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _modules.ContainsKey(key);

    /// <inheritdoc/>
    public bool Contains(KeyValuePair<string, T> item)
        => _modules.TryGetValue(item.Key, out var module) && ReferenceEquals(module, item.Value);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _modules.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        => ((ICollection<KeyValuePair<string, T>>)_modules).CopyTo(array, arrayIndex);

    /// <summary>The names and modules.</summary>
    public IEnumerator<(string, T)> GetEnumerator()
    {
        foreach (var (key, module) in _modules)
            yield return (key, module);
    }

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override IEnumerable<(string name, nn.Module module)> named_children()
    {
        foreach (var (key, module) in _modules)
            yield return (key, module);
    }

    private static string Checked(string key) => !string.IsNullOrEmpty(key) && !key.Contains('.') ? key
        : throw new ArgumentException($"ModuleDict: a module's name must not be empty or hold a dot, found '{key}'.");

    private static T Complete(T module)
    {
        ArgumentNullException.ThrowIfNull(module);
        module.CompleteRegistration();
        return module;
    }
}
