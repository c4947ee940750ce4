using Benchmarks;
using Benchmarks.KernelLatency;
using Benchmarks.Maps;
using Benchmarks.SideBySide;
using FilterGen.Data;

const string usage = """
    dotnet run -c Release --project lib/Benchmarks -- COMMAND

      side-by-side [--device cpu|cuda] [--threads N] [--only ID,...] [--rounds N] [--peer-tuned] [--json FILE]
          Training steps of this library, of PyTorch and of plain TorchSharp, in turn. IDs: op-add, op-add-grad,
          mnist-fixed, mnist-fg, lab-fixed, lab, lab-epoch, cifar-fixed, cifar-fg, epoch.
      kernel [--peer ipykernel|dotnet-interactive] [--rounds N] [--cells N] [--json FILE]
          Latencies of the C# kernel and of another, in turn.
      tsne [--threads N] [--rounds N] [--points N] [--iterations N] [--json FILE]
          Maps of MNIST by our t-SNE and by scikit-learn's, in turn: quality and time.

    lib/Benchmarks/README.md says what is measured and how.
    """;

try
{
    switch (args)
    {
        case ["side-by-side", .. var rest]:
            SideBySideRun.Start(SideBySideOptions.Parse(rest));
            return 0;
        case ["kernel", .. var rest]:
            KernelRun.Start(KernelOptions.Parse(rest));
            return 0;
        case ["tsne", .. var rest]:
            MapRun.Start(MapRunOptions.Parse(rest));
            return 0;
        case [WorkerProgram.Command, .. var rest]:
            WorkerProgram.Serve(WorkerOptions.Parse(rest), plain: false);
            return 0;
        case [WorkerProgram.PlainCommand, .. var rest]:
            WorkerProgram.Serve(WorkerOptions.Parse(rest), plain: true);
            return 0;
        case [] or ["--help" or "-h" or "help", ..]:
            Console.WriteLine(usage);
            return 0;
        default:
            Console.Error.WriteLine($"expected side-by-side, kernel or tsne, found {args[0]}.\n\n{usage}");
            return 2;
    }
}
catch (Exception problem) when (problem is BenchmarkException or DataUnavailableException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
