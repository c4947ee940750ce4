using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Cuda;

[Collection("one device")]
public sealed class GraphTests
{
    [CudaFact]
    public void Replays_of_a_training_step_equal_plain_steps()
    {
        bool tf32 = backends.cuda.matmul.allow_tf32;
        backends.cuda.matmul.allow_tf32 = false;
        using DisposeScope scope = NewDisposeScope();
        Tensor[] batches = [.. Enumerable.Range(0, 8).Select(_ => rand([16, 10], device: CUDA))];
        using var plain = Network();
        using var captured = Network();
        captured.load_state_dict(plain.state_dict());

        var expected = batches.Select(batch => Step(plain, batch).item<float>()).ToArray();

        Tensor input = zeros([16, 10], device: CUDA), loss = null!;
        var start = captured.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
        using var graph = new cuda.CUDAGraph();
        cuda.graph(graph, () => loss = Step(captured, input), warmup: 3);
        using (no_grad())
        {
            foreach (var (name, value) in captured.state_dict()) value.copy_(start[name]);
        }
        var found = batches.Select(batch =>
        {
            input.copy_(batch);
            graph.replay();
            return loss.item<float>();
        }).ToArray();
        backends.cuda.matmul.allow_tf32 = tf32;
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-5f);
    }

    [CudaFact]
    public void Draws_advance_as_without_a_graph()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(5);
        Tensor[] expected = [.. Enumerable.Range(0, 3).Select(_ => rand([64], device: CUDA))];
        Tensor drawn = null!;
        using var graph = new cuda.CUDAGraph();
        cuda.graph(graph, () => drawn = rand([64], device: CUDA));
        manual_seed(5);
        foreach (Tensor value in expected)
        {
            graph.replay();
            Parity.Identical(value, drawn, "draw");
        }
        Assert.NotEqual(0f, (expected[0] - expected[1]).abs().max().ToSingle());
    }

    [CudaFact]
    public void Dropout_differs_from_replay_to_replay()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = ones([1024], device: CUDA), output = null!;
        using var graph = new cuda.CUDAGraph();
        cuda.graph(graph, () => output = nn.functional.dropout(input, 0.5), warmup: 1);
        graph.replay();
        Tensor first = output.clone();
        graph.replay();
        Assert.InRange((first - output).count_nonzero().item<long>(), 100, 924);
    }

    [CudaFact]
    public void Replays_take_no_memory()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor input = rand([256, 256], device: CUDA), output = null!;
        using var graph = new cuda.CUDAGraph();
        cuda.graph(graph, () => output = input.mm(input).relu().mm(input), warmup: 1);
        graph.replay();
        cuda.synchronize();
        var (allocated, reserved) = (cuda.memory_allocated(), cuda.memory_reserved());
        for (int i = 0; i < 100; i++) graph.replay();
        cuda.synchronize();
        Assert.Equal((allocated, reserved), (cuda.memory_allocated(), cuda.memory_reserved()));
    }

    [CudaFact]
    public void A_graph_that_is_dropped_gives_its_memory_back()
    {
        long Captured()
        {
            using DisposeScope scope = NewDisposeScope();
            using var graph = new cuda.CUDAGraph();
            Tensor input = ones([1 << 22], device: CUDA);
            cuda.graph(graph, () => (input + 1).sum());
            return cuda.memory_reserved();
        }

        long most = Captured();
        for (int i = 0; i < 5; i++) Captured();
        cuda.empty_cache();
        Assert.InRange(cuda.memory_reserved(), 0, most);
    }

    [CudaFact]
    public void Graphs_share_a_pool()
    {
        using DisposeScope scope = NewDisposeScope();
        var pool = cuda.graph_pool_handle();
        Tensor input = full([1 << 20], 2, device: CUDA), doubled = null!, squared = null!;
        using var first = new cuda.CUDAGraph();
        using var second = new cuda.CUDAGraph();
        cuda.graph(first, () => doubled = input * 2, pool);
        cuda.graph(second, () => squared = doubled.pow(2), first.pool());
        Assert.Equal(pool, second.pool());
        first.replay();
        second.replay();
        Assert.Equal((4f, 16f), (doubled[0].item<float>(), squared[0].item<float>()));
        input.fill_(3);
        first.replay();
        second.replay();
        Assert.Equal(36f, squared[0].item<float>());
    }

    private static nn.Module<Tensor, Tensor> Network() => nn.Sequential(nn.Linear(10, 32), nn.Tanh(), nn.Linear(32, 1)).cuda();

    private static Tensor Step(nn.Module<Tensor, Tensor> network, Tensor batch)
    {
        Tensor[] parameters = [.. network.parameters()];
        Tensor loss = network.call(batch).pow(2).mean();
        Tensor[] gradients = [.. autograd.grad([loss], parameters)];
        using (no_grad())
        {
            for (int i = 0; i < parameters.Length; i++) parameters[i].sub_(gradients[i] * 0.1);
        }
        return loss.detach();
    }
}
