using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An optimizer that updates all parameters of a group together.</summary>
/// <typeparam name="TOptions">The type of a group's settings.</typeparam>
/// <typeparam name="TState">The type of what is kept for a parameter.</typeparam>
public abstract class ForeachOptimizer<TOptions, TState> : OptimizerHelper
    where TOptions : OptimizerOptions, new()
    where TState : OptimizerState, new()
{
    private readonly List<ActiveParameters<TState>> _active = [];
    private readonly List<TState[]> _states = [];
    private readonly TOptions _defaults;

    private protected ForeachOptimizer(TOptions defaults, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        foreach (var group in groups)
            add_param_group(group);
    }

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        param_group.Options ??= new TOptions();
        if (param_group.Options is not TOptions options)
            throw new ArgumentException(
                $"{GetType().Name}: expected a group with settings of type {typeof(TOptions).FullName}, "
                + $"found {param_group.Options.GetType().FullName}.");
        Parameter[] parameters = [.. param_group.Parameters];
        var known = new HashSet<object>(this.parameters(), ReferenceEqualityComparer.Instance);
        if (parameters.Any(parameter => !known.Add(parameter)))
            throw new ArgumentException($"{GetType().Name}: expected every parameter once, found one in two places.");
        options.Complete(_defaults);

        var states = Array.ConvertAll(parameters, parameter => NewState(parameter, options));
        Groups.Add(param_group);
        _states.Add(states);
        _active.Add(new ActiveParameters<TState>(parameters, states));
        if (capturable)
            KeepOnDevice();
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
            using (enable_grad())
                loss = closure();
        using (no_grad())
        using (NewDisposeScope())
            for (int i = 0; i < Groups.Count; i++)
            {
                if (_active[i].Refresh() && capturable)
                    KeepOnDevice();
                foreach (var part in capturable ? _active[i].CountOnDevice() : _active[i].CountStep())
                    if (part.Parameters.Length > 0)
                        Update(part, (TOptions)Groups[i].Options);
            }
        return loss;
    }

    /// <summary>The values to start with for a parameter.</summary>
    private protected virtual TState NewState(Parameter parameter, TOptions options) => new() { Owner = parameter };

    /// <summary>One step for parameters that have taken equally many; no gradients are recorded, temporaries are freed after it.</summary>
    private protected abstract void Update(ActiveParameters<TState> active, TOptions options);

    private protected override IEnumerable<OptimizerState> AllStates() => _states.SelectMany(states => states);

    private protected static Tensor Zeros(Parameter parameter)
    {
        using var scope = NewDisposeScope();
        return OptimizerState.Keep(zeros_like(parameter.detach()));
    }

    /// <summary>Fails when a setting is negative.</summary>
    private protected static void RequireNotNegative(string optimizer, params ReadOnlySpan<(string Name, double Value)> settings)
    {
        foreach (var (name, value) in settings)
            if (!(value >= 0))
                throw new ArgumentException(FormattableString.Invariant($"{optimizer}: expected {name} of at least 0, found {value}."));
    }

    /// <summary>Fails when a setting is not in [0, 1).</summary>
    private protected static void RequireFraction(string optimizer, params ReadOnlySpan<(string Name, double Value)> settings)
    {
        foreach (var (name, value) in settings)
            if (!(value >= 0 && value < 1))
                throw new ArgumentException(
                    FormattableString.Invariant($"{optimizer}: expected {name} from 0 to below 1, found {value}."));
    }
}
