using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules that are called one after the other, each with the result of the one before.</summary>
/// <remarks>What lies between two modules is freed as soon as the later one is done; gradients keep what they need.</remarks>
public class Sequential : nn.Module<Tensor, Tensor>, IEnumerable<nn.Module<Tensor, Tensor>>
{
    private readonly List<(string Name, nn.Module<Tensor, Tensor> Module)> _modules = [];

    /// <summary>Makes a sequence with names.</summary>
    /// <param name="modules">The modules and their names in the state dictionary.</param>
    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (key, module) in modules)
            append(key, module);
    }

    /// <summary>Makes a sequence whose names are 0, 1, 2, ...</summary>
    /// <param name="modules">The modules.</param>
    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    /// <summary>How many modules there are.</summary>
    public int Count => _modules.Count;

    /// <summary>The module at a place.</summary>
    /// <param name="index">From 0.</param>
    [IndexerName("SequentialItems")]
    public nn.Module<Tensor, Tensor> this[int index] => _modules[index].Module;

    /// <summary>A sequence of some of the modules, shared with this one.</summary>
    /// <param name="range">Which.</param>
    [IndexerName("SequentialItems")]
    public Sequential this[Range range] => new([.. _modules[range]]);

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">Its name in the state dictionary.</param>
    /// <param name="module">The module.</param>
    public Sequential append(string name, nn.Module<Tensor, Tensor> module)
    {
        register_module(name, module);
        _modules.Add((name, module));
        return this;
    }

    /// <summary>Adds a module at the end, named by its place.</summary>
    /// <param name="module">The module.</param>
    public Sequential append(nn.Module<Tensor, Tensor> module)
        => append(_modules.Count.ToString(CultureInfo.InvariantCulture), module);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        if (_modules.Count == 0)
            return input.alias();
        var result = _modules[0].Module.call(input);
        for (int i = 1; i < _modules.Count; i++)
        {
            var next = _modules[i].Module.call(result);
            if (!ReferenceEquals(next, result) && !ReferenceEquals(result, input))
                result.Dispose();
            result = next;
        }
        return result;
    }

    /// <inheritdoc/>
    public IEnumerator<nn.Module<Tensor, Tensor>> GetEnumerator() => _modules.Select(entry => entry.Module).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
