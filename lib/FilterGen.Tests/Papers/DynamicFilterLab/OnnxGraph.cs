using FilterGen.Papers.DynamicFilterLab;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

/// <summary>Computes what ResNet18.onnx says, operator by operator.</summary>
internal static class OnnxGraph
{
    /// <summary>The outputs of the operators up to the last pool, for images [B, 3, H, W]: B, G, R from 0 to 255 less a mean.</summary>
    public static List<Tensor> Run(OnnxFile file, Tensor images)
    {
        var values = new Dictionary<string, Tensor>(file.Tensors) { [file.Nodes[0].Inputs[0]] = images };
        return [.. file.Nodes.TakeWhile(node => node.Operator != "AveragePool")
            .Select(node => values[node.Outputs[0]] = Compute(node.Operator, [.. node.Inputs.Select(name => values[name])]))];
    }

    private static Tensor Compute(string name, Tensor[] inputs) => name switch
    {
        "Conv" => Convolve(inputs[0], inputs[1]),
        "BatchNormalization" => nn.functional.batch_norm(inputs[0], inputs[3], inputs[4], inputs[1], inputs[2], eps: 1e-5),
        "Relu" => inputs[0].relu(),
        "Add" => inputs[0] + inputs[1],
        // The file's pads are 1, 1, 0, 0: none at the far sides.
        "MaxPool" => nn.functional.max_pool2d(nn.functional.pad(inputs[0], [1, 0, 1, 0], value: double.NegativeInfinity), 3, 2),
        _ => throw new InvalidDataException($"{name} is none of the file's operators."),
    };

    /// <summary>The file's strides are 2 where the number of channels changes; then it pads one pixel less at the far sides.</summary>
    private static Tensor Convolve(Tensor map, Tensor weight)
    {
        var stride = weight.shape[0] == weight.shape[1] ? 1 : 2;
        var near = weight.shape[2] / 2;
        var far = Math.Max(0, near - (stride - 1));
        return nn.functional.conv2d(nn.functional.pad(map, [near, far, near, far]), weight, strides: [stride, stride]);
    }
}
