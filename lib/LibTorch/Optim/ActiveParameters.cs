using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The parameters of a group that have a gradient, with these gradients and the optimizer's values for them, side by side.
/// The arrays are kept from step to step, so that a step allocates little.
/// </summary>
/// <typeparam name="TState">The type of the optimizer's values.</typeparam>
internal sealed class ActiveParameters<TState> where TState : OptimizerState
{
    private readonly Parameter[] _all;
    private readonly TState[] _allStates;
    private readonly Dictionary<Func<TState, Tensor?>, Tensor[]> _columns = [];
    private bool[] _active = [];
    private (ScalarType Type, DeviceType Device, int Index) _place;

    public ActiveParameters(Parameter[] parameters, TState[] states)
    {
        _all = parameters;
        _allStates = states;
        _place = Place();
    }

    /// <summary>The parameters with a gradient.</summary>
    public Tensor[] Parameters { get; private set; } = [];

    /// <summary>Their gradients.</summary>
    public Tensor[] Gradients { get; private set; } = [];

    /// <summary>The optimizer's values for them.</summary>
    public TState[] States { get; private set; } = [];

    /// <summary>Looks again which parameters have a gradient.</summary>
    /// <returns>Whether the parameters were moved or converted since the last time.</returns>
    public bool Refresh()
    {
        bool moved = FollowMove();
        if (_active.Length == 0)
            _active = new bool[_all.Length];
        int count = 0;
        bool same = true;
        for (int i = 0; i < _all.Length; i++)
        {
            var gradient = _all[i].grad;
            same &= gradient is not null == _active[i];
            _active[i] = gradient is not null;
            if (gradient is null)
                continue;
            if (count == Gradients.Length)
                Grow();
            Gradients[count++] = gradient;
        }
        if (same && count == Gradients.Length)
            return moved;
        Gradients = Gradients[..count];
        Parameters = [.. _all.Where((_, i) => _active[i])];
        States = [.. _allStates.Where((_, i) => _active[i])];
        _columns.Clear();
        return moved;
    }

    /// <summary>One value of each state as a list.</summary>
    /// <param name="value">Which; a static function, so that its array is found again.</param>
    public Tensor[] Column(Func<TState, Tensor?> value)
    {
        if (!_columns.TryGetValue(value, out var column))
            _columns[value] = column = new Tensor[States.Length];
        for (int i = 0; i < column.Length; i++)
            column[i] = value(States[i])!;
        return column;
    }

    /// <summary>Counts the step for every parameter and splits them into runs that have taken equally many.</summary>
    public IEnumerable<ActiveParameters<TState>> CountStep()
    {
        bool same = true;
        foreach (var state in States)
            same &= ++state.step == States[0].step;
        return same ? [this] : Enumerable.Range(0, States.Length).GroupBy(i => States[i].step).Select(Part);
    }

    /// <summary>Counts the step for every parameter on its device; each parameter's own count tells what the step is.</summary>
    public IEnumerable<ActiveParameters<TState>> CountOnDevice()
    {
        if (States.Length > 0)
            Foreach.Add_(Column(static state => state.Count), 1);
        return [this];
    }

    /// <summary>A module moves as a whole, so its first parameter tells whether the kept values must move too.</summary>
    private bool FollowMove()
    {
        if (_place == Place())
            return false;
        _place = Place();
        foreach (var state in _allStates)
            state.FollowOwner();
        return true;
    }

    private (ScalarType, DeviceType, int) Place()
        => _all.Length == 0 ? default : (_all[0].dtype, _all[0].device_type, _all[0].device_index);

    private ActiveParameters<TState> Part(IEnumerable<int> places)
    {
        int[] indices = [.. places];
        return new([], [])
        {
            Parameters = [.. indices.Select(i => Parameters[i])],
            Gradients = [.. indices.Select(i => Gradients[i])],
            States = [.. indices.Select(i => States[i])],
        };
    }

    private void Grow()
    {
        var gradients = Gradients;
        Array.Resize(ref gradients, _all.Length);
        Gradients = gradients;
    }
}
