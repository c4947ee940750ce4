namespace FilterGen.Training.Checkpoints;

/// <summary>The element types of safetensors files that this library reads and writes.</summary>
internal static class SafetensorsDType
{
    private static readonly (string Name, ScalarType Type, int Size)[] Known =
    [
        ("F64", ScalarType.Float64, 8),
        ("F32", ScalarType.Float32, 4),
        ("F16", ScalarType.Float16, 2),
        ("BF16", ScalarType.BFloat16, 2),
        ("I64", ScalarType.Int64, 8),
        ("I32", ScalarType.Int32, 4),
        ("I16", ScalarType.Int16, 2),
        ("I8", ScalarType.Int8, 1),
        ("U8", ScalarType.Byte, 1),
        ("BOOL", ScalarType.Bool, 1),
    ];

    /// <summary>The names, in the order of their size.</summary>
    public static IEnumerable<string> Names => Known.Select(known => known.Name);

    /// <summary>Bytes per element, or null if the name is not one of <see cref="Names"/>.</summary>
    public static int? SizeOf(string name) =>
        Array.FindIndex(Known, known => known.Name == name) is >= 0 and var i ? Known[i].Size : null;

    /// <summary>The name of a tensor's element type.</summary>
    /// <exception cref="NotSupportedException">The type has no safetensors name here.</exception>
    public static string NameOf(ScalarType type) =>
        Array.FindIndex(Known, known => known.Type == type) is >= 0 and var i
            ? Known[i].Name
            : throw new NotSupportedException($"Element type {type} cannot be stored; expected one of {string.Join(", ", Names)}.");

    /// <summary>The element type of a name that <see cref="SizeOf"/> knows.</summary>
    public static ScalarType TypeOf(string name) => Known.First(known => known.Name == name).Type;
}
