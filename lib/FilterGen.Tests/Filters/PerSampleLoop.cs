using FilterGen.Filters;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

/// <summary>The definition of the dynamic convolution: one sample at a time, its filters summed base filter by base filter.</summary>
internal static class PerSampleLoop
{
    public static Tensor Run(DynamicConv2d layer, Tensor features, Tensor images)
    {
        var parameters = layer.named_parameters().ToDictionary(named => named.name, named => (Tensor)named.parameter);
        Tensor bases = parameters["repository.filters"];
        Tensor weight = parameters["coefficients.linear.weight"], offset = parameters["coefficients.linear.bias"];
        parameters.TryGetValue("bias", out var bias);
        var outputs = new List<Tensor>();
        for (long i = 0; i < images.shape[0]; i++)
        {
            var coefficients = (weight.matmul(features[i]) + offset).reshape(layer.FilterCount, layer.Repository.Size);
            var filters = Enumerable.Range(0, (int)layer.FilterCount).Select(n => Combine(coefficients[n], bases)).ToList();
            outputs.Add(Convolve(images[i].unsqueeze(0), stack(filters), bias, layer.Geometry));
        }
        return cat(outputs);
    }

    private static Tensor Combine(Tensor coefficients, Tensor bases)
    {
        var filter = coefficients[0] * bases[0];
        for (long j = 1; j < bases.shape[0]; j++) filter += coefficients[j] * bases[j];
        return filter;
    }

    private static Tensor Convolve(Tensor image, Tensor filters, Tensor? bias, ConvGeometry geometry) => nn.functional.conv2d(
        image, filters, bias,
        [geometry.Stride, geometry.Stride], [geometry.Padding, geometry.Padding], [geometry.Dilation, geometry.Dilation]);
}
