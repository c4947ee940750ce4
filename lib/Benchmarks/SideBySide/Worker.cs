using FilterGen.Native;

namespace Benchmarks.SideBySide;

/// <summary>
/// A process that measures on request, ours or PyTorch's. It lives for the whole run, so that neither start nor
/// imports are measured, and waits without computing while another one works.
/// </summary>
internal sealed class Worker : IDisposable
{
    private readonly LineProcess process;

    private Worker(string name, string program, IEnumerable<string> arguments, SideBySideOptions options,
        params (string Name, string Value)[] environment)
    {
        Name = name;
        var threads = options.Threads.ToString(CultureInfo.InvariantCulture);
        process = new(
            name, program, arguments.Concat(["--device", options.Device, "--threads", threads]), options.Threads, environment);
        About = Ask<About>(new(Request.About));
        if (About.Error is { } error) throw new BenchmarkException($"{Name}: {error}");
    }

    /// <summary>What the tables call it.</summary>
    public string Name { get; }

    /// <summary>What it runs on.</summary>
    public About About { get; }

    /// <summary>This library, in a process of its own under the same conditions as the peer.</summary>
    public static Worker Ours(SideBySideOptions options) => Own("FilterGen", WorkerProgram.Command, options);

    /// <summary>TorchSharp as it comes, with networks of its own modules: its libraries are loaded, nothing is set.</summary>
    public static Worker PlainTorchSharp(SideBySideOptions options) =>
        Own("TorchSharp", WorkerProgram.PlainCommand, options, (NativeMemory.Variable, NativeMemory.AsItComes));

    private static Worker Own(string name, string command, SideBySideOptions options, params (string, string)[] environment)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] arguments = isHost ? [typeof(Worker).Assembly.Location, command] : [command];
        return new(name, program, arguments, options, environment);
    }

    /// <summary>PyTorch as it comes.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="data">The folder of MNIST's files, if a case needs them.</param>
    public static Worker PyTorch(SideBySideOptions options, string? data) => Peer("PyTorch", options, data);

    /// <summary>PyTorch with the settings that this library makes for its process: glibc's allocator and OpenMP's waiting.</summary>
    /// <inheritdoc cref="PyTorch"/>
    public static Worker TunedPyTorch(SideBySideOptions options, string? data) => Peer(
        "PyTorch, tuned", options, data,
        ("MALLOC_MMAP_MAX_", "0"), ("MALLOC_TRIM_THRESHOLD_", $"{4L << 30}"), ("GOMP_SPINCOUNT", "5000"));

    /// <summary>Measures a block.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="form">One of its forms.</param>
    /// <returns>The median of the block's passes: milliseconds per step, or per pass where the case says so.</returns>
    /// <exception cref="BenchmarkException">The process could not do it, or ended.</exception>
    public double Measure(Case measured, string form)
    {
        var reply = Ask<Reply>(new(measured.Id, form, measured.Steps, measured.Warm, measured.Passes));
        return reply.Ms is { Length: > 0 } times
            ? new Sample(times).Median * measured.Scale
            : throw new BenchmarkException($"{Name}, {measured.Id}: {reply.Error ?? "no measurement came back."}");
    }

    /// <summary>Ends the process by closing its input.</summary>
    public void Dispose() => process.Dispose();

    private static Worker Peer(string name, SideBySideOptions options, string? data, params (string, string)[] environment) =>
        new(name, Python.Executable, [Python.Script("pytorch", "side_by_side.py"), .. Data(data)], options, environment);

    private static string[] Data(string? folder) => folder is null ? [] : ["--data", folder];

    private T Ask<T>(Request request) => process.Ask<Request, T>(request);
}
