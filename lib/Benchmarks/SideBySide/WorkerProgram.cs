using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmarks.PlainTorchSharp;
using FilterGen.Data;
using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.FilterGan;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Training;
using TorchSharp;

namespace Benchmarks.SideBySide;

/// <summary>This library's side: the same protocol as <c>pytorch/side_by_side.py</c>, over the library's public API.</summary>
internal sealed partial class WorkerProgram(WorkerOptions options, bool plain)
{
    /// <summary>The command that starts it; not for users.</summary>
    public const string Command = "worker";

    /// <summary>The command that starts it with networks of plain TorchSharp.</summary>
    public const string PlainCommand = "worker-plain";

    private readonly torch.Device device = torch.device(options.Device);
    private readonly Dictionary<(string Case, string Form), IMeasurement> measurements = [];
    private Mnist? mnist;

    /// <summary>Answers requests until the input ends.</summary>
    public static void Serve(WorkerOptions options, bool plain)
    {
        Threads.Use(options.Threads);
        Seeds.Set(1);
        var program = new WorkerProgram(options, plain);
        while (Console.ReadLine() is { } line)
        {
            var answer = program.Answer(JsonSerializer.Deserialize<Request>(line, JsonFile.Format)!);
            Console.WriteLine(JsonSerializer.Serialize(answer, JsonFile.Format));
        }
    }

    private object Answer(Request request)
    {
        try
        {
            if (device.type == DeviceType.CUDA && !torch.cuda.is_available())
                return new Reply(null, "--device cuda: expected a GPU that this libtorch can use, found none; use --device cpu.");
            if (request.Case == Request.About) return About();
            var key = (request.Case, request.Form);
            if (!measurements.TryGetValue(key, out var measurement))
                measurements[key] = measurement = Make(request.Case);
            return new Reply(measurement.Run(request.Steps, request.Warm, request.Passes));
        }
        catch (Exception problem) // goes to the user through the other process
        {
            return new Reply(null, $"{problem.GetType().Name}: {problem.Message}");
        }
    }

    private IMeasurement Make(string id) => plain ? new PlainTraining(PlainNet.Of(id), DataOf(id)) : id switch
    {
        "op-add" => new AddMeasurement(device, requiresGrad: false),
        "op-add-grad" => new AddMeasurement(device, requiresGrad: true),
        "mnist-fixed" or "epoch" => Training(id, new MnistBaseline()),
        "mnist-fg" => Training(id, FilterGenerationNet.ForMnist(encoderFilters: 20, repositorySize: 5)),
        "cifar-fixed" => Training(id, new Cifar10Baseline()),
        "cifar-fg" => Training(id, FilterGenerationNet.ForCifar10()),
        "gan-4" or "gan-2" => Gan(id[^1] - '0'),
        "lab-fixed" => Training(id, new FixedFilterNet(ResNetWeights.Random)),
        "lab" or "lab-epoch" => Training(id, new DynamicFilterNet(ResNetWeights.Random)),
        _ => throw new ArgumentException($"expected a case this program knows, found {id}."),
    };

    private TrainingMeasurement Training(string id, TrainableNetwork network) => new(network, DataOf(id), options);

    /// <summary>Algorithm 1 on what enters a layer of a classifier with random weights.</summary>
    private TrainingMeasurement Gan(int layer)
    {
        var classifier = new FiveLayerNet();
        var gan = new FilterGanNet(classifier, new() { Layer = layer, StopsAtFailure = false });
        return new(gan, count => LayerInputs.Of(classifier, new FirstDigits(mnist ??= Mnist.Load(), count), layer), options, Case.GanBatchSize);
    }

    private Func<long, ImageData> DataOf(string id) =>
        id is "epoch" or "mnist-fixed" or "mnist-fg" ? count => new FirstDigits(mnist ??= Mnist.Load(), count) : count => new Noise(count);

    private About About() => new(
        RuntimeInformation.FrameworkDescription,
        $"libtorch {torch.__version__}",
        torch.get_num_threads(),
        MappedBlas(),
        device.type == DeviceType.CUDA ? "GPU" : "CPU");

    /// <summary>The files this process has mapped as BLAS; empty where there is no /proc.</summary>
    private static string MappedBlas()
    {
        const string maps = "/proc/self/maps";
        if (!File.Exists(maps)) return "";
        var paths = File.ReadLines(maps).Where(line => Blas().IsMatch(line)).Select(line => line[line.IndexOf('/')..]);
        return string.Join(", ", paths.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("/(libblas|libopenblas|libmkl_rt)[^/]*$")]
    private static partial Regex Blas();
}
