using LibTorch.Tests.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Cuda;

[Collection("one device")]
public sealed class DeviceTests
{
    [CudaFact]
    public void A_device_has_a_name_a_capability_and_memory()
    {
        var properties = cuda.get_device_properties();
        Assert.NotEmpty(cuda.get_device_name());
        Assert.Equal(cuda.get_device_name("cuda:0"), properties.name);
        Assert.Equal(cuda.get_device_capability(), (properties.major, properties.minor));
        Assert.InRange(properties.major, 3, 100);
        Assert.InRange(properties.multi_processor_count, 1, 10_000);
        var (free, total) = cuda.mem_get_info();
        Assert.Equal(total, properties.total_memory);
        Assert.InRange(free, 1, total);
    }

    [CudaFact]
    public void A_device_that_is_not_there_is_refused_with_those_that_are()
    {
        var missing = new Device(DeviceType.CUDA, cuda.device_count());
        var error = Assert.Throws<InvalidOperationException>(() => zeros(2, device: missing));
        Assert.StartsWith($"{missing} was asked for, but this machine has ", error.Message, StringComparison.Ordinal);
        Assert.Contains("cuda:0", error.Message, StringComparison.Ordinal);
    }

    [CudaFact]
    public void Tensors_go_to_the_device_and_come_back()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor host = rand([3, 4]), there = host.cuda();
        Assert.Equal(new Device("cuda:0"), there.device);
        Assert.True(there.is_cuda);
        Assert.Equal(host.data<float>().ToArray(), there.cpu().data<float>().ToArray());
        Assert.Equal(host.sum().ToSingle(), there.sum().ToSingle(), 1e-5f);
        Assert.Equal(2f, full([2], 2, device: CUDA)[1].item<float>());
        Assert.Equal([0L, 1, 2], arange(3, int64, CUDA).cpu().data<long>().ToArray());
    }

    [CudaFact]
    public void The_same_seed_gives_the_same_numbers()
    {
        using DisposeScope scope = NewDisposeScope();
        cuda.manual_seed(3);
        Tensor state = cuda.get_rng_state(), first = rand([100], device: CUDA);
        cuda.set_rng_state(state);
        Parity.Identical(first, rand([100], device: CUDA), "from the state");
        manual_seed(3);
        Parity.Identical(first, rand([100], device: CUDA), "from the seed");
    }

    [CudaFact]
    public void A_module_moves_with_its_gradients_and_its_optimizer_goes_on()
    {
        using DisposeScope scope = NewDisposeScope();
        using var linear = nn.Linear(4, 2);
        var optimizer = optim.SGD(linear.parameters(), 0.1, momentum: 0.9);
        linear.call(ones(1, 4)).sum().backward();
        linear.cuda();
        Assert.All(linear.parameters(), parameter => Assert.True(parameter.is_cuda && parameter.grad!.is_cuda));
        Tensor before = linear.weight.detach().clone();
        optimizer.step();
        Assert.Equal(-0.1f, (linear.weight.detach() - before).cpu()[0][0].ToSingle(), 1e-5f);
    }

    [CudaFact]
    public void Autocast_takes_the_tensor_cores_type()
    {
        using DisposeScope scope = NewDisposeScope();
        using var convolution = nn.Conv2d(3, 8, 3).cuda();
        Tensor images = rand([2, 3, 8, 8], device: CUDA).to(memory_format: channels_last);
        using (autocast(DeviceType.CUDA, bfloat16))
        {
            Tensor maps = convolution.call(images);
            Assert.Equal(bfloat16, maps.dtype);
            Tensor loss = nn.functional.mse_loss(maps, zeros_like(maps));
            Assert.Equal(float32, loss.dtype);
            loss.backward();
        }
        Assert.Equal(float32, convolution.weight!.grad!.dtype);
        Assert.Equal(float32, convolution.call(images).dtype);
    }
}
