using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

/// <summary>Training steps leave nothing behind but parameters, gradients, buffers and what optimizers keep.</summary>
[Collection("live tensors")]
public class LifetimeTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> Optimizers = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.01, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["Adam"] = parameters => optim.Adam(parameters, weight_decay: 0.01, amsgrad: true),
        ["AdamW"] = parameters => optim.AdamW(parameters),
        ["RMSProp"] = parameters => optim.RMSProp(parameters, momentum: 0.9, centered: true),
    };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_in_a_scope_leaves_no_tensor_behind(string name)
    {
        using var network = Network();
        using var optimizer = Optimizers[name](network.parameters());
        Train(network, optimizer, steps: 3);
        var before = Tensor.TotalCount;
        Train(network, optimizer, steps: 50);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Made_in_a_scope_module_and_optimizer_outlive_it(string name)
    {
        Sequential network;
        OptimizerHelper optimizer;
        using (NewDisposeScope())
        {
            network = Network();
            optimizer = Optimizers[name](network.parameters());
            Train(network, optimizer, steps: 1);
            optimizer.load_state_dict(optimizer.state_dict());
            network.to(float64).to(float32);
        }
        using (network)
        using (optimizer)
            Train(network, optimizer, steps: 2);
    }

    [Fact]
    public void A_disposed_module_and_optimizer_leave_no_tensor_behind()
    {
        var before = Tensor.TotalCount;
        using (NewDisposeScope())
        {
            using var network = Network();
            using var optimizer = optim.Adam(network.parameters());
            Train(network, optimizer, steps: 2);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_step_allocates_little()
    {
        using var network = Network();
        using var optimizer = optim.SGD(network.parameters(), 0.01, momentum: 0.9);
        Train(network, optimizer, steps: 3);
        using var scope = NewDisposeScope();
        network.call(ones([8, 1, 8, 8])).sum().backward();
        optimizer.step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            optimizer.step();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        Assert.True(bytes < 200 * network.parameters().Count(), $"{bytes} bytes for {network.parameters().Count()} parameters");
    }

    private static Sequential Network() => nn.Sequential(
        nn.Conv2d(1, 4, 3, padding: 1), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.2),
        nn.Linear(64, 3), nn.LogSoftmax(1));

    private static void Train(Sequential network, OptimizerHelper optimizer, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var images = ones([8, 1, 8, 8]);
            var labels = zeros(8, dtype: int64);
            nn.functional.nll_loss(network.call(images), labels).backward();
            nn.utils.clip_grad_norm_(network.parameters(), 1);
            optimizer.step();
        }
    }
}
