using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all optimizers share: parameter groups, and saving and restoring of what they keep.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private protected readonly List<ParamGroup> Groups = [];

    private protected OptimizerHelper()
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<optim.ILearningRateController> ParamGroups => Groups;

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

    /// <summary>Whether <see cref="make_capturable"/> was called.</summary>
    public bool capturable { get; private set; }

    /// <summary>
    /// Keeps the learning rates and the counts of steps on the parameters' device from now on, as PyTorch's <c>capturable</c> does:
    /// a step then reads no number from the host, and a CUDA graph that holds one is right at every replay. A learning rate that
    /// is set is written to the device at once, so set it outside of a graph. TorchSharp has nothing like it.
    /// </summary>
    public void make_capturable()
    {
        capturable = true;
        KeepOnDevice();
    }

    /// <summary>The settings and values that restore the optimizer exactly. They are not copied.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        result.Options.AddRange(Groups.Select(group => group.Options));
        result.State.AddRange(AllStates());
        return result;
    }

    /// <summary>Copies settings and values of another optimizer of the same kind.</summary>
    /// <param name="state_dict">The other optimizer's <see cref="state_dict"/>.</param>
    /// <exception cref="ArgumentException">It is of another kind, or has another number of groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var mine = this.state_dict();
        CheckCount("parameter groups", mine.Options.Count, state_dict.Options.Count);
        CheckCount("parameters", mine.State.Count, state_dict.State.Count);
        for (int i = 0; i < mine.Options.Count; i++)
            if (state_dict.Options[i].GetType() != mine.Options[i].GetType())
                throw new ArgumentException(
                    $"{GetType().Name}: expected settings of type {mine.Options[i].GetType().FullName}, "
                    + $"found {state_dict.Options[i].GetType().FullName}.");
        for (int i = 0; i < mine.Options.Count; i++)
            mine.Options[i].LoadStateDict(state_dict.Options[i]);
        for (int i = 0; i < mine.State.Count; i++)
            mine.State[i].LoadStateDict(state_dict.State[i]);
    }

    /// <summary>Writes settings and values to a file.</summary>
    /// <param name="location">The file; an existing one is overwritten.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes settings and values to a stream, bit for bit.</summary>
    /// <param name="writer">Where to.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(state.Options.Count);
        writer.Write7BitEncodedInt(state.State.Count);
        foreach (var options in state.Options)
            options.SaveStateDict(writer);
        foreach (var values in state.State)
            values.SaveStateDict(writer);
    }

    /// <summary>Reads a file written by <see cref="save_state_dict(string)"/>.</summary>
    /// <param name="location">The file.</param>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">It was written by another kind of optimizer.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name)
            throw new InvalidDataException($"Optimizer state: expected {GetType().Name}, found {kind}. Make the optimizer that wrote it.");
        var mine = state_dict();
        CheckCount("parameter groups", mine.Options.Count, reader.Read7BitEncodedInt());
        CheckCount("parameters", mine.State.Count, reader.Read7BitEncodedInt());
        foreach (var options in mine.Options)
            options.LoadStateDict(reader);
        foreach (var values in mine.State)
            values.LoadStateDict(reader);
    }

    /// <summary>Moves the kept values to a device.</summary>
    /// <param name="device">The device.</param>
    public void to(Device device)
    {
        foreach (var state in AllStates())
            state.to(device);
        if (capturable)
            KeepOnDevice();
    }

    private protected abstract IEnumerable<OptimizerState> AllStates();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in AllStates())
                state.Dispose();
            foreach (var group in Groups)
                group.Options.FreeRate();
        }
    }

    /// <summary>Keeps what a step reads on the device of each group's first parameter.</summary>
    private protected void KeepOnDevice()
    {
        foreach (var state in AllStates())
            state.CountOnDevice();
        foreach (var group in Groups)
            if (group.Parameters.FirstOrDefault() is { } first)
                group.Options.RateOnDevice(first.device);
    }

    private void CheckCount(string what, int expected, int found)
    {
        if (expected != found)
            throw new ArgumentException(
                $"{GetType().Name} state: expected {expected} {what}, found {found}. "
                + "Make the optimizer as it was when the state was saved.");
    }
}
