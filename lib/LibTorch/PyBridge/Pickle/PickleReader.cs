namespace TorchSharp.PyBridge.Pickle;

/// <summary>
/// Runs a pickle: makes None, numbers, texts, tuples (<c>object?[]</c>), lists (<c>List&lt;object?&gt;</c>) and dictionaries
/// (<c>OrderedDictionary&lt;object, object?&gt;</c>), and leaves names, calls and references to data to <see cref="PickleNames"/>.
/// Nothing else can be made or called.
/// </summary>
/// <param name="input">The bytes; after a pickle they stand behind it.</param>
/// <param name="names">What the pickle may name.</param>
internal sealed class PickleReader(PickleInput input, PickleNames names)
{
    private readonly PickleStack stack = new();
    private readonly Dictionary<long, object?> memo = [];

    /// <summary>Reads a pickle to its end.</summary>
    /// <exception cref="InvalidDataException">The bytes are no pickle, or one that does more than this reader does.</exception>
    public object? Read()
    {
        for (; ; )
        {
            var start = input.Position;
            var opcode = (PickleOpcode)input.Byte();
            if (opcode == PickleOpcode.Stop)
                return stack.Pop();
            if (!Constant(opcode) && !Container(opcode) && !Memory(opcode) && !Name(opcode))
                throw new InvalidDataException(
                    $"byte {start} of the pickle: instruction 0x{(byte)opcode:x2} is not one that torch.save needs for tensors");
        }
    }

    private bool Constant(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto when input.Byte() is var version and not (>= 2 and <= 5):
                throw new InvalidDataException($"expected a pickle of protocol 2 to 5, found {version}");
            case PickleOpcode.Proto:
                return true;
            case PickleOpcode.Frame:
                _ = input.UInt64();
                return true;
            case PickleOpcode.None:
                return Push(null);
            case PickleOpcode.NewTrue:
                return Push(true);
            case PickleOpcode.NewFalse:
                return Push(false);
            case PickleOpcode.BinInt:
                return Push((long)input.Int32());
            case PickleOpcode.BinInt1:
                return Push((long)input.Byte());
            case PickleOpcode.BinInt2:
                return Push((long)input.UInt16());
            case PickleOpcode.Long1:
                return Push(input.Integer(input.Byte()));
            case PickleOpcode.BinFloat:
                return Push(input.Double());
            case PickleOpcode.ShortBinUnicode or PickleOpcode.ShortBinString:
                return Push(input.Text(input.Byte()));
            case PickleOpcode.BinUnicode or PickleOpcode.BinString:
                return Push(input.Text(input.UInt32()));
            case PickleOpcode.BinUnicode8:
                return Push(input.Text(input.UInt64()));
            default:
                return false;
        }
    }

    private bool Container(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyTuple:
                return Push(Array.Empty<object?>());
            case PickleOpcode.Tuple1:
                return Push(stack.PopMany(1));
            case PickleOpcode.Tuple2:
                return Push(stack.PopMany(2));
            case PickleOpcode.Tuple3:
                return Push(stack.PopMany(3));
            case PickleOpcode.Tuple:
                return Push(stack.PopToMark());
            case PickleOpcode.EmptyList:
                return Push(new List<object?>());
            case PickleOpcode.List:
                return Push(new List<object?>(stack.PopToMark()));
            case PickleOpcode.Append:
                var last = stack.Pop();
                stack.Peek<List<object?>>("a list").Add(last);
                return true;
            case PickleOpcode.Appends:
                var items = stack.PopToMark();
                stack.Peek<List<object?>>("a list").AddRange(items);
                return true;
            case PickleOpcode.EmptyDict:
                return Push(new OrderedDictionary<object, object?>());
            case PickleOpcode.Dict:
                return Push(PickleNames.Fill([], stack.PopToMark()));
            case PickleOpcode.SetItem:
                return SetItems(stack.PopMany(2));
            case PickleOpcode.SetItems:
                return SetItems(stack.PopToMark());
            default:
                return false;
        }
    }

    private bool Memory(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Mark:
                stack.Mark();
                return true;
            case PickleOpcode.Pop:
                stack.Pop();
                return true;
            case PickleOpcode.PopMark:
                stack.PopToMark();
                return true;
            case PickleOpcode.Dup:
                return Push(stack.Peek());
            case PickleOpcode.BinPut:
                memo[input.Byte()] = stack.Peek();
                return true;
            case PickleOpcode.LongBinPut:
                memo[input.UInt32()] = stack.Peek();
                return true;
            case PickleOpcode.Memoize:
                memo[memo.Count] = stack.Peek();
                return true;
            case PickleOpcode.BinGet:
                return Push(Recall(input.Byte()));
            case PickleOpcode.LongBinGet:
                return Push(Recall(input.UInt32()));
            default:
                return false;
        }
    }

    private bool Name(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global:
                var line = input.Line();
                return Push(names.Find(line, input.Line()));
            case PickleOpcode.StackGlobal:
                var name = stack.Pop<string>("a name");
                return Push(names.Find(stack.Pop<string>("a module's name"), name));
            case PickleOpcode.Reduce:
                var arguments = stack.Pop<object?[]>("arguments");
                return Push(names.Call(stack.Pop(), arguments));
            case PickleOpcode.Build:
                // State of a dictionary is what PyTorch notes beside a state_dict: the versions of the layers.
                stack.Pop();
                stack.Peek<OrderedDictionary<object, object?>>("a dictionary");
                return true;
            case PickleOpcode.BinPersId:
                return Push(names.Refer(stack.Pop<object?[]>("a reference to data")));
            default:
                return false;
        }
    }

    private bool Push(object? value)
    {
        stack.Push(value);
        return true;
    }

    private bool SetItems(object?[] items)
    {
        PickleNames.Fill(stack.Peek<OrderedDictionary<object, object?>>("a dictionary"), items);
        return true;
    }

    private object? Recall(long index) => memo.TryGetValue(index, out var value)
        ? value
        : throw new InvalidDataException($"the pickle recalls value {index}, which it did not store");
}
