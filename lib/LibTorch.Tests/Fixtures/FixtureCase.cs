using System.Globalization;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace LibTorch.Tests.Fixtures;

/// <summary>One case of a set: tensors, numbers and texts by name.</summary>
internal sealed class FixtureCase(JsonObject json)
{
    /// <summary>Whether there is something of that name.</summary>
    public bool Has(string name) => json.ContainsKey(name);

    public string Text(string name) => json[name]!.GetValue<string>();

    public long Integer(string name) => json[name]!.GetValue<long>();

    public bool Flag(string name) => json[name]!.GetValue<bool>();

    public double[] Numbers(string name) => [.. json[name]!.AsArray().Select(Number)];

    /// <summary>The list of numbers of that name in a table of lists.</summary>
    public double[] NumbersOf(string table, string name) => [.. json[table]![name]!.AsArray().Select(Number)];

    /// <summary>A table of shapes, in the order in which PyTorch lists them.</summary>
    public OrderedDictionary<string, long[]> Shapes(string name) =>
        new(json[name]!.AsObject().Select(entry => KeyValuePair.Create(entry.Key, Sizes(entry.Value!))));

    public Tensor Tensor(string name) => Read(json[name]!)!;

    /// <summary>A list of tensors; null stands for one that is missing.</summary>
    public Tensor?[] Tensors(string name) => List(json[name]!);

    /// <summary>A list of lists of tensors, such as one for each step.</summary>
    public Tensor?[][] Steps(string name) => [.. json[name]!.AsArray().Select(step => List(step!))];

    /// <summary>Tensors by name.</summary>
    public Dictionary<string, Tensor> Named(string name) => json[name]!.AsObject().ToDictionary(e => e.Key, e => Read(e.Value)!);

    /// <summary>Tensors of any type by name, as their bytes in row order.</summary>
    public IEnumerable<(string Name, string Type, long[] Shape, byte[] Bytes)> RawTensors(string name) =>
        json[name]!.AsObject().Select(entry => (
            entry.Key, TypeName(entry.Value!["dtype"]!.GetValue<string>()), Sizes(entry.Value["shape"]!),
            Convert.FromBase64String(entry.Value["bytes"]!.GetValue<string>())));

    private static Tensor?[] List(JsonNode node) => [.. node.AsArray().Select(Read)];

    private static Tensor? Read(JsonNode? node)
    {
        if (node is null)
            return null;
        var shape = Sizes(node["shape"]!);
        var data = node["data"]!.AsArray();
        var type = node["dtype"]!.GetValue<string>();
        var value = type switch
        {
            "float32" => tensor(data.Select(x => (float)Number(x)).ToArray(), shape),
            "float64" => tensor(data.Select(Number).ToArray(), shape),
            "int64" => tensor(data.Select(x => x!.GetValue<long>()).ToArray(), shape),
            "bool" => tensor(data.Select(x => x!.GetValue<bool>()).ToArray(), shape),
            _ => throw new NotSupportedException($"Fixtures hold float32, float64, int64 and bool; found {type}."),
        };
        return value.to(TestDevice.Device);
    }

    private static string TypeName(string type) => type switch
    {
        "uint8" => "byte",
        "complex64" => "complexfloat32",
        "complex128" => "complexfloat64",
        _ => type,
    };

    private static long[] Sizes(JsonNode node) => [.. node.AsArray().Select(size => size!.GetValue<long>())];

    private static double Number(JsonNode? node) => node!.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? node.GetValue<string>() switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            var text => double.Parse(text, CultureInfo.InvariantCulture),
        }
        : node.GetValue<double>();
}
