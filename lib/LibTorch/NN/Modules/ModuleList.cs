using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules, registered under their places 0, 1, 2, ...</summary>
/// <typeparam name="T">The modules' type.</typeparam>
public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
{
    private readonly List<T> _modules = [];

    /// <summary>Makes a list.</summary>
    /// <param name="modules">The modules.</param>
    public ModuleList(params T[] modules)
        : base("ModuleList") => extend(modules);

    /// <inheritdoc/>
    public int Count => _modules.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => false;

    /// <inheritdoc/>
    public T this[int index]
    {
        get => _modules[index];
        set => _modules[index] = Complete(value);
    }

    /// <summary>Adds modules at the end.</summary>
    /// <param name="modules">The modules.</param>
    public void append(params T[] modules) => extend(modules);

    /// <summary>Adds modules at the end.</summary>
    /// <param name="modules">The modules.</param>
    public void extend(IEnumerable<T> modules) => _modules.AddRange(modules.Select(Complete));

    /// <inheritdoc/>
    public void Add(T item) => _modules.Add(Complete(item));

    /// <inheritdoc/>
    public void Insert(int index, T item) => _modules.Insert(index, Complete(item));

    /// <inheritdoc/>
    public bool Remove(T item) => _modules.Remove(item);

    /// <inheritdoc/>
    public void RemoveAt(int index) => _modules.RemoveAt(index);

    /// <inheritdoc/>
    public void Clear() => _modules.Clear();

    /// <inheritdoc/>
    public bool Contains(T item) => _modules.Contains(item);

    /// <inheritdoc/>
    public int IndexOf(T item) => _modules.IndexOf(item);

    /// <inheritdoc/>
    public void CopyTo(T[] array, int arrayIndex) => _modules.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override IEnumerable<(string name, nn.Module module)> named_children()
        => _modules.Select((module, i) => (i.ToString(CultureInfo.InvariantCulture), (nn.Module)module));

    private static T Complete(T module)
    {
        ArgumentNullException.ThrowIfNull(module);
        module.CompleteRegistration();
        return module;
    }
}
