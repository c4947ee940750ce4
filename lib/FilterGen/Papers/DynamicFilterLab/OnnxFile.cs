using System.Runtime.InteropServices;
using Google.Protobuf;

namespace FilterGen.Papers.DynamicFilterLab;

/// <summary>What is needed of an ONNX file: the operators of its graph, in their order, and its tensors of floats.</summary>
internal sealed class OnnxFile
{
    // Tags of fields in onnx.proto: eight times the number, and two more for what has a length.
    private const uint ModelGraph = 58;
    private const uint GraphNode = 10, GraphInitializer = 42;
    private const uint NodeInput = 10, NodeOutput = 18, NodeOperator = 34;
    private const uint TensorSide = 8, TensorFloats = 34, TensorName = 66;

    private readonly List<OnnxNode> nodes = [];
    private readonly Dictionary<string, Tensor> tensors = [];

    private OnnxFile()
    {
    }

    /// <summary>The operators.</summary>
    public IReadOnlyList<OnnxNode> Nodes => nodes;

    /// <summary>The tensors by the names that the operators call them.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => tensors;

    /// <summary>Reads a file. Its tensors belong to the caller's dispose scope.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is damaged or no ONNX file.</exception>
    public static OnnxFile Read(string path)
    {
        var file = new OnnxFile();
        try
        {
            var model = new CodedInputStream(File.ReadAllBytes(path));
            while (model.ReadTag() is var tag and not 0)
                if (tag == ModelGraph)
                    file.ReadGraph(model.ReadBytes().CreateCodedInput());
                else
                    model.SkipLastField();
        }
        catch (InvalidProtocolBufferException failure)
        {
            throw new InvalidDataException($"{path}: expected a whole ONNX file, found one that breaks off or is none. Put a good one "
                + "in its place; one of a NuGet package comes back with 'dotnet restore' when the package's folder is deleted.", failure);
        }
        return file;
    }

    private void ReadGraph(CodedInputStream graph)
    {
        while (graph.ReadTag() is var tag and not 0)
            switch (tag)
            {
                case GraphNode: nodes.Add(ReadNode(graph.ReadBytes().CreateCodedInput())); break;
                case GraphInitializer: ReadTensor(graph.ReadBytes().CreateCodedInput()); break;
                default: graph.SkipLastField(); break;
            }
    }

    private static OnnxNode ReadNode(CodedInputStream node)
    {
        List<string> inputs = [], outputs = [];
        var name = "";
        while (node.ReadTag() is var tag and not 0)
            switch (tag)
            {
                case NodeInput: inputs.Add(node.ReadString()); break;
                case NodeOutput: outputs.Add(node.ReadString()); break;
                case NodeOperator: name = node.ReadString(); break;
                default: node.SkipLastField(); break;
            }
        return new(name, inputs, outputs);
    }

    private void ReadTensor(CodedInputStream message)
    {
        List<long> shape = [];
        var name = "";
        var floats = ByteString.Empty;
        while (message.ReadTag() is var tag and not 0)
            switch (tag)
            {
                case TensorSide: shape.Add(message.ReadInt64()); break;
                case TensorFloats: floats = message.ReadBytes(); break;
                case TensorName: name = message.ReadString(); break;
                default: message.SkipLastField(); break;
            }
        // What has other numbers than floats, or keeps them in another field, is left out.
        if (floats.Length > 0 && shape.Aggregate(4.0, (bytes, side) => bytes * side) == floats.Length)
            tensors[name] = tensor(MemoryMarshal.Cast<byte, float>(floats.Span).ToArray(), [.. shape]);
    }
}
