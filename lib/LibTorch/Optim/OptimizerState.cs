using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// What an optimizer keeps for one parameter. The values are tensors with names (<see cref="named_tensors"/>) and a count of
/// steps; both together restore the optimizer exactly.
/// </summary>
public abstract class OptimizerState : IDisposable
{
    private long _step;

    /// <summary>How many steps the parameter has taken. Of a capturable optimizer it is read from the device, which waits for it.</summary>
    public long step
    {
        get => Count is null ? _step : (long)Count.ToSingle();
        set
        {
            _step = value;
            if (Count is null)
                return;
            using var _ = no_grad();
            Count.fill_(value);
        }
    }

    private protected abstract string[] Names { get; }

    /// <summary>The tensors that are there, by name.</summary>
    public IEnumerable<(string name, Tensor value)> named_tensors()
    {
        for (int i = 0; i < Names.Length; i++)
            if (Slot(i) is { } value)
                yield return (Names[i], value);
    }

    /// <summary>Moves the values to a device.</summary>
    /// <param name="device">The device.</param>
    public virtual void to(Device device)
    {
        using var scope = NewDisposeScope();
        for (int i = 0; i < Names.Length; i++)
            if (Slot(i) is { } value && !value.device.Equals(device))
                Replace(i, value.to(device));
        MoveCount(device);
    }

    /// <summary>Writes the values.</summary>
    /// <param name="writer">Where to.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(step);
        for (int i = 0; i < Names.Length; i++)
        {
            var value = Slot(i);
            writer.Write(value is not null);
            if (value is not null)
                TensorStream.Write(writer, value);
        }
    }

    /// <summary>Reads values written by <see cref="SaveStateDict"/>.</summary>
    /// <param name="reader">Where from.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        using var scope = NewDisposeScope();
        step = reader.ReadInt64();
        for (int i = 0; i < Names.Length; i++)
            Replace(i, reader.ReadBoolean() ? AsOwner(TensorStream.Read(reader)) : null);
    }

    /// <summary>Copies the values of another optimizer of the same kind.</summary>
    /// <param name="source">The other optimizer's values for the same parameter.</param>
    public virtual void LoadStateDict(OptimizerState source)
    {
        if (source.GetType() != GetType())
            throw new ArgumentException($"Optimizer state: expected {GetType().FullName}, found {source.GetType().FullName}.");
        using var scope = NewDisposeScope();
        step = source.step;
        for (int i = 0; i < Names.Length; i++)
            Replace(i, source.Slot(i) is { } value ? AsOwner(value).clone() : null);
    }

    /// <summary>Whether the values are close to those of another.</summary>
    /// <param name="other">The other optimizer's values for the same parameter.</param>
    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        if (other.GetType() != GetType() || step != other.step)
            return false;
        for (int i = 0; i < Names.Length; i++)
        {
            var (mine, theirs) = (Slot(i), other.Slot(i));
            if (mine is null != theirs is null || (mine is not null && !mine.allclose(theirs!)))
                return false;
        }
        return true;
    }

    /// <summary>Frees the values.</summary>
    public void Dispose()
    {
        for (int i = 0; i < Names.Length; i++)
            Replace(i, null);
        Count?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The parameter that the values are for; they have its type and device.</summary>
    internal Parameter Owner { get; init; } = null!;

    /// <summary>The count of steps as a tensor on the parameter's device, of an optimizer that is capturable.</summary>
    internal Tensor? Count { get; private set; }

    /// <summary>Keeps the count of steps on the parameter's device from now on.</summary>
    internal void CountOnDevice()
    {
        using var scope = NewDisposeScope();
        Count ??= Keep(tensor((float)_step, device: Owner.device));
    }

    /// <summary>Converts the values after the parameter was moved or converted.</summary>
    internal void FollowOwner()
    {
        using var scope = NewDisposeScope();
        for (int i = 0; i < Names.Length; i++)
            if (Slot(i) is { } value)
                Replace(i, AsOwner(value));
        MoveCount(Owner.device);
    }

    private protected abstract ref Tensor? Slot(int index);

    /// <summary>Keeps a tensor beyond the step that made it.</summary>
    internal static Tensor Keep(Tensor value) => value.DetachFromDisposeScope();

    private void MoveCount(Device device)
    {
        if (Count is null || Count.device.Equals(device))
            return;
        var moved = Keep(Count.to(device));
        Count.Dispose();
        Count = moved;
    }

    private Tensor AsOwner(Tensor value) => value.to(Owner.dtype, Owner.device);

    private void Replace(int index, Tensor? value)
    {
        ref var slot = ref Slot(index);
        if (!ReferenceEquals(slot, value))
            slot?.Dispose();
        slot = value is null ? null : Keep(value);
    }
}
