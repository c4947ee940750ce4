using TorchSharp;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

[Collection("default generator")]
public sealed class TensorTests
{
    [Fact]
    public void Values_go_in_and_come_out_in_row_major_order()
    {
        using Tensor t = tensor([1f, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal([2, 3], t.shape);
        Assert.Equal(float32, t.dtype);
        Assert.Equal([1f, 4, 2, 5, 3, 6], t.t().data<float>().ToArray());
        Assert.Equal(6f, t.data<float>()[1, 2]);
        Assert.Equal(5f, t.t().data<float>()[1, 1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradient_of_a_product_is_the_other_factor(bool scoped)
    {
        using DisposeScope? scope = scoped ? NewDisposeScope() : null;
        Tensor a = tensor([1f, 2, 3], requires_grad: true), b = tensor([4f, 5, 6]);
        (a * b).sum().backward();
        Assert.Equal([4f, 5, 6], a.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Second_derivative_comes_from_grad_with_create_graph()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(3.0, dtype: float64, requires_grad: true);
        Tensor first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        Tensor second = autograd.grad([first], [x])[0];
        Assert.Equal(27, first.ToDouble(), 12);
        Assert.Equal(18, second.ToDouble(), 12);
    }

    [Fact]
    public void No_grad_records_nothing_and_restores_the_mode()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        using (no_grad()) Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void A_gradient_mode_that_is_disposed_twice_restores_the_mode_once()
    {
        IDisposable off = no_grad();
        off.Dispose();
        using (no_grad())
        {
            off.Dispose();
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Bytes_are_those_of_the_elements_and_only_of_a_contiguous_tensor()
    {
        using Tensor t = tensor([1L, 2, 3, 4], [2, 2]);
        Assert.Equal([1L, 2, 3, 4], System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(t.bytes).ToArray());
        using Tensor turned = t.t();
        Assert.False(turned.is_contiguous());
        Assert.Throws<InvalidOperationException>(() => turned.bytes.Length);
    }

    [Fact]
    public void Indices_select_as_in_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor t = arange(24, dtype: float32).reshape(2, 3, 4);
        Assert.Equal(23f, t[1, 2, 3].ToSingle());
        Assert.Equal([3, 2], t[0, .., 1..3].shape);
        Assert.Equal([2, 3], t[TensorIndex.Ellipsis, -1].shape);
        Assert.Equal([1, 2, 3, 4], t[TensorIndex.Null].shape);
        Assert.Equal([8f, 20], t[.., tensor([2L]), 0].flatten().data<float>().ToArray());
        Assert.Equal(12, t[t >= 12].numel());
        t[0, 0] = zeros(4);
        Assert.Equal(0f, t[0, 0].sum().ToSingle());
        Assert.Throws<ArgumentException>(() => t[0, 0, 0, 0]);
    }

    [Fact]
    public void An_operator_without_a_method_is_reached_by_name()
    {
        using DisposeScope scope = NewDisposeScope();
        var result = (Tensor)torch.ops.call("aten::hypot", tensor([3f]), tensor([4f]))[0]!;
        Assert.Equal(5f, result.ToSingle(), 6);
        var pair = torch.ops.call("aten::frexp.Tensor", tensor([8f]));
        Assert.Equal(2, pair.Length);
        var error = Assert.Throws<TorchException>(() => torch.ops.call("aten::no_such_operator"));
        Assert.Contains("no_such_operator", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<TorchException>(() => torch.ops.call("aten::add.Nothing"));
        Assert.Contains("aten::add.Tensor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_of_libtorch_is_an_exception_with_its_text()
    {
        using DisposeScope scope = NewDisposeScope();
        var error = Assert.Throws<TorchException>(() => ones(2).add(ones(3)));
        Assert.Contains("size of tensor a (2)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", error.Message, StringComparison.Ordinal);
        Assert.Equal(2f, ones(2).sum().ToSingle());
    }

    [Fact]
    public void Asking_for_another_element_type_says_both()
    {
        using Tensor t = ones(2);
        var error = Assert.Throws<ArgumentException>(() => t.data<long>());
        Assert.Contains("Float32", error.Message, StringComparison.Ordinal);
        Assert.Contains("Int64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_do_not_fill_the_shape_are_refused() =>
        Assert.Throws<ArgumentException>(() => tensor([1f, 2], [3]));

    [Fact]
    public void The_same_seed_draws_the_same_numbers_and_a_state_can_be_restored()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        Tensor first = rand(5);
        Tensor state = get_rng_state();
        Tensor second = rand(5);
        manual_seed(7);
        Assert.True(first.equal(rand(5)));
        set_rng_state(state);
        Assert.True(second.equal(rand(5)));
        using var own = new Generator(7);
        Assert.True(first.equal(rand(5, generator: own)));
    }

    [Fact]
    public void Text_shows_what_it_is()
    {
        using Tensor t = tensor([1f, 2.5f, 3, 4], [2, 2]);
        Assert.Equal("[2x2], type = Float32, device = cpu", t.ToString());
        Assert.Equal("[[1, 2.5],\n [3, 4]]", t.npstr());
        using Tensor large = arange(2000, dtype: float32);
        Assert.Equal("[0, 1, 2, ..., 1997, 1998, 1999]", large.npstr());
    }

    [Theory]
    [InlineData("cuda:1", DeviceType.CUDA, 1)]
    [InlineData("cpu", DeviceType.CPU, -1)]
    public void Devices_are_named_as_in_PyTorch(string name, DeviceType type, int index)
    {
        Device device = name;
        Assert.Equal(new Device(type, index), device);
        Assert.Equal(name, device.ToString());
        Assert.Throws<ArgumentException>(() => new Device("gpu"));
        Assert.Throws<ArgumentException>(() => new Device("cuda:x"));
    }
}
