using TorchSharp.PyBridge.Pickle;
using static TorchSharp.torch;

namespace TorchSharp.PyBridge;

/// <summary>The few names of PyTorch that tensors and containers need in a pickle.</summary>
/// <param name="storages">Where the tensors' data are.</param>
/// <param name="maximalTensors">More tensors than this cannot be in a file of its size.</param>
internal sealed class TorchNames(Storages storages, int maximalTensors) : PickleNames
{
    private static readonly Dictionary<string, object> Known = new()
    {
        ["collections.OrderedDict"] = Callable.OrderedDict,
        ["torch.Size"] = Callable.Size,
        ["torch.device"] = Callable.Device,
        ["torch._utils._rebuild_tensor"] = Callable.RebuildTensor,
        ["torch._utils._rebuild_tensor_v2"] = Callable.RebuildTensor,
        ["torch._utils._rebuild_parameter"] = Callable.RebuildParameter,
    };

    private static readonly (string Name, string Storage, ScalarType Type)[] Types =
    [
        ("float32", "FloatStorage", float32),
        ("float64", "DoubleStorage", float64),
        ("float16", "HalfStorage", float16),
        ("bfloat16", "BFloat16Storage", bfloat16),
        ("int64", "LongStorage", int64),
        ("int32", "IntStorage", int32),
        ("int16", "ShortStorage", int16),
        ("int8", "CharStorage", int8),
        ("uint8", "ByteStorage", uint8),
        ("bool", "BoolStorage", @bool),
        ("complex64", "ComplexFloatStorage", complex64),
        ("complex128", "ComplexDoubleStorage", complex128),
    ];

    private readonly List<Tensor> tensors = [];

    static TorchNames()
    {
        foreach (var (name, storage, type) in Types)
        {
            Known[$"torch.{name}"] = type;
            Known[$"torch.{storage}"] = Known[$"torch.cuda.{storage}"] = new StorageType(type);
        }
    }

    private enum Callable
    {
        OrderedDict,
        Size,
        Device,
        RebuildTensor,
        RebuildParameter,
    }

    /// <summary>All tensors that were made.</summary>
    public IReadOnlyList<Tensor> Tensors => tensors;

    /// <inheritdoc/>
    public override object Find(string module, string name) =>
        Known.TryGetValue($"{module}.{name}", out var value) ? value : base.Find(module, name);

    /// <inheritdoc/>
    public override object? Call(object? function, object?[] arguments) => (function, arguments) switch
    {
        (Callable.OrderedDict, []) => new OrderedDictionary<object, object?>(),
        (Callable.Size, [object?[] sizes]) => sizes,
        (Callable.Device, [string device]) => device,
        (Callable.Device, [string device, long index]) => $"{device}:{index}",
        (Callable.RebuildTensor, [Storage storage, long offset, object?[] shape, object?[] strides, ..]) =>
            View(storage, offset, Sizes(shape), Sizes(strides)),
        (Callable.RebuildParameter, [Tensor data, ..]) => data,
        (Callable, _) => throw new InvalidDataException($"it calls {function} with other arguments than PyTorch does"),
        _ => base.Call(function, arguments),
    };

    /// <inheritdoc/>
    public override object Refer(object?[] reference) => reference switch
    {
        ["storage", StorageType type, string key, string, long count] => storages.Get(key, type.Element, count),
        ["storage", StorageType type, string key, string, long count, null] => storages.Get(key, type.Element, count),
        ["storage", StorageType type, string key, string, long count, object?[] and [string, long offset, long length]] =>
            storages.Get(key, type.Element, count).Part(offset, length),
        _ => throw new InvalidDataException("it refers to data in another way than PyTorch does for tensors"),
    };

    private Tensor View(Storage storage, long offset, long[] shape, long[] strides)
    {
        if (tensors.Count == maximalTensors)
            throw new InvalidDataException($"it holds more than {maximalTensors} tensors, which its size does not allow for");
        var tensor = storage.View(offset, shape, strides);
        tensors.Add(tensor);
        return tensor;
    }

    private static long[] Sizes(object?[] numbers) => [.. numbers.Select(number => number is long size
        ? size
        : throw new InvalidDataException("expected whole numbers as a tensor's sizes and strides"))];

    private sealed record StorageType(ScalarType Element);
}
