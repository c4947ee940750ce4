using static FilterGen.Training.PyTorchFiles.PickleOpcode;

namespace FilterGen.Training.PyTorchFiles;

/// <summary>
/// The one form of pickle that <c>torch.save</c> writes for a state_dict: a dict or OrderedDict of tensors or parameters by name,
/// and the versions of the layers. Any other is refused before a reader that would do what it says is given it.
/// </summary>
internal sealed class StateDictPickle
{
    private const int Version = 2;
    private const string OrderedDict = "collections.OrderedDict";
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2";
    private const string RebuildParameter = "torch._utils._rebuild_parameter";

    private static readonly Dictionary<string, int> ElementSizes = new()
    {
        ["torch.DoubleStorage"] = 8,
        ["torch.FloatStorage"] = 4,
        ["torch.HalfStorage"] = 2,
        ["torch.BFloat16Storage"] = 2,
        ["torch.LongStorage"] = 8,
        ["torch.IntStorage"] = 4,
        ["torch.ShortStorage"] = 2,
        ["torch.CharStorage"] = 1,
        ["torch.ByteStorage"] = 1,
        ["torch.BoolStorage"] = 1,
        ["torch.ComplexDoubleStorage"] = 16,
        ["torch.ComplexFloatStorage"] = 8,
    };

    private readonly PickleInput input;
    private readonly List<PickledTensor> tensors = [];

    private StateDictPickle(PickleInput input) => this.input = input;

    /// <summary>The tensors of a pickle.</summary>
    /// <param name="bytes">The pickle.</param>
    /// <exception cref="InvalidDataException">It is damaged or something else than a state_dict.</exception>
    public static IReadOnlyList<PickledTensor> Read(byte[] bytes)
    {
        var pickle = new StateDictPickle(new(bytes));
        pickle.Read();
        return pickle.tensors;
    }

    private void Read()
    {
        if (input.Protocol() is var found && found != Version)
            throw new InvalidDataException(
                $"expected a pickle of protocol {Version}, which torch.save writes where it is not told otherwise, found {found}");
        Dictionary();
        Items(name => tensors.Add(Tensor(name)));
        if (input.Accept(EmptyDict))
        {
            Items(_ => Dictionary(_ => Dictionary(_ => input.Number("a layer's version"))));
            input.Expect(Build);
        }
        input.Expect(Stop);
    }

    private void Dictionary(Action<string> readValue)
    {
        Dictionary();
        Items(readValue);
    }

    private void Dictionary()
    {
        if (!input.Accept(EmptyDict)) EmptyOrderedDict("a dictionary");
    }

    private void EmptyOrderedDict(string what)
    {
        Require(OrderedDict, input.Name(what));
        input.Expect(EmptyTuple);
        input.Expect(PickleOpcode.Reduce);
    }

    /// <summary>Keys and values, which Python adds by the thousand; one that remains is added alone.</summary>
    private void Items(Action<string> readValue)
    {
        while (input.Accept(Mark))
            while (!input.Accept(SetItems)) readValue(input.Text("a name"));
        if (!input.IsText()) return;
        readValue(input.Text("a name"));
        input.Expect(SetItem);
    }

    private PickledTensor Tensor(string name)
    {
        var what = $"a tensor as {name}";
        var function = input.Name(what);
        if (function != RebuildParameter) return Tensor(name, function);
        var tensor = Tensor(name, input.Name(what));
        Flag();
        EmptyOrderedDict("a parameter's hooks");
        input.Expect(Tuple3);
        input.Expect(PickleOpcode.Reduce);
        return tensor;
    }

    private PickledTensor Tensor(string name, string function)
    {
        Require(RebuildTensor, function);
        input.Expect(Mark);
        input.Expect(Mark);
        input.Text("the word storage");
        var storage = input.Name("a type of numbers");
        if (!ElementSizes.TryGetValue(storage, out var size)) throw PickleInput.Refused(storage);
        var record = input.Text("a record's name");
        input.Text("a device");
        var count = input.Number("a count of numbers");
        input.Expect(PickleOpcode.Tuple);
        input.Expect(BinPersId);
        var offset = input.Number("an offset");
        List<int> shape = Sizes(), strides = Sizes();
        if (offset != 0 || !IsWhole(count, shape, strides))
            throw new InvalidDataException(
                $"{name}: expected the {count} numbers of its record in their order, found a shape of [{string.Join(", ", shape)}] with "
                + $"strides of [{string.Join(", ", strides)}] from number {offset} on. A tensor that is part of another or not contiguous "
                + "is not read: clone(memory_format=torch.contiguous_format) it before it is saved");
        Flag();
        EmptyOrderedDict("a tensor's hooks");
        input.Expect(PickleOpcode.Tuple);
        input.Expect(PickleOpcode.Reduce);
        return new(name, record, size, count, shape);
    }

    private List<int> Sizes()
    {
        const string what = "a tensor's size or stride";
        var sizes = new List<int>();
        if (input.Accept(EmptyTuple)) return sizes;
        if (input.Accept(Mark))
        {
            while (!input.Accept(PickleOpcode.Tuple)) sizes.Add(input.Number(what));
            return sizes;
        }
        do sizes.Add(input.Number(what));
        while (sizes.Count > Tuple3 - Tuple1 + 1 || !input.Accept(Tuple1 + (byte)(sizes.Count - 1)));
        return sizes;
    }

    /// <summary>Whether a tensor is all of its record, so that the reader needs no more room than the record has.</summary>
    private static bool IsWhole(int count, List<int> shape, List<int> strides)
    {
        if (shape.Count != strides.Count) return false;
        long product = 1;
        for (int i = shape.Count - 1; i >= 0; i--)
        {
            if (count > 0 && shape[i] != 1 && strides[i] != product) return false;
            // No count reaches 2^32, where the product stops growing, so that it cannot overflow.
            product = Math.Min(product * shape[i], 1L << 32);
        }
        return product == count;
    }

    private void Flag()
    {
        if (!input.Accept(NewFalse)) input.Expect(NewTrue);
    }

    private static void Require(string expected, string name)
    {
        if (name != expected) throw PickleInput.Refused(name);
    }
}
