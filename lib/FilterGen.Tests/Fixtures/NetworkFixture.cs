using System.Text.Json;

namespace FilterGen.Tests.Fixtures;

/// <summary>A reference network's parameters and input, and what it computes from them in both precisions.</summary>
internal sealed record NetworkFixture(
    Dictionary<string, TensorData> Parameters, TensorData Images, long[] Labels, NetworkResults Float32, NetworkResults Float64)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static NetworkFixture Load(string name)
    {
        using var file = File.OpenRead(Path.Combine(PyTorch.Folder, $"{name}.json"));
        return JsonSerializer.Deserialize<NetworkFixture>(file, Options)!;
    }
}

/// <summary>One training-mode pass with its gradients and statistics, then the logits in evaluation mode.</summary>
internal sealed record NetworkResults(
    TensorData Logits,
    double Loss,
    Dictionary<string, double> Terms,
    Dictionary<string, TensorData> Gradients,
    Dictionary<string, TensorData> Buffers,
    TensorData EvaluationLogits);
