using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.NN;

public class ContainerTests
{
    [Fact]
    public void Sequence_names_slices_and_grows()
    {
        using var scope = NewDisposeScope();
        using var sequence = nn.Sequential(("in", nn.Linear(2, 3)), ("act", nn.ReLU()));
        sequence.append("out", nn.Linear(3, 1));
        Assert.Equal(["in.weight", "in.bias", "out.weight", "out.bias"], sequence.state_dict().Keys);
        Assert.Equal(3, sequence.Count);
        Assert.IsType<ReLU>(sequence[1]);
        Assert.Equal([4, 3], sequence[..2].call(ones([4, 2])).shape);
        Assert.Equal([4, 1], sequence.call(ones([4, 2])).shape);
        Assert.Throws<InvalidOperationException>(() => sequence.append("out", nn.ReLU()));
    }

    [Fact]
    public void Sequence_frees_what_lies_between_but_not_its_input()
    {
        using var scope = NewDisposeScope();
        var between = new List<Tensor>();
        using var sequence = nn.Sequential(nn.Identity(), nn.ReLU(), nn.Flatten());
        sequence[0].register_forward_hook((_, _, output) => Seen(output));
        sequence[1].register_forward_hook((_, _, output) => Seen(output));
        var input = ones([2, 2, 2]);
        var result = sequence.call(input);
        Assert.False(input.IsInvalid);
        Assert.Equal([2, 4], result.shape);
        Assert.All(between, tensor => Assert.True(tensor.IsInvalid));

        using var empty = nn.Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
        Assert.NotSame(input, empty.call(input));

        Tensor? Seen(Tensor tensor)
        {
            between.Add(tensor);
            return null;
        }
    }

    [Fact]
    public void List_is_a_list_of_registered_modules()
    {
        using var list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(1, 2));
        list.Add(nn.Linear(1, 3));
        list.RemoveAt(0);
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias"], list.state_dict().Keys);
        Assert.Equal(3, list[1].out_features);
        list.eval();
        Assert.All(list, layer => Assert.False(layer.training));
    }

    [Fact]
    public void Dictionary_keeps_the_order_of_its_modules()
    {
        using var dictionary = nn.ModuleDict<Linear>(("b", nn.Linear(1, 1)), ("a", nn.Linear(1, 2)));
        dictionary.Add("c", nn.Linear(1, 3));
        Assert.True(dictionary.Remove("b"));
        Assert.Equal(["a", "c"], dictionary.Keys);
        Assert.Equal("a", dictionary[0].Item1);
        Assert.Equal(["a.weight", "a.bias", "c.weight", "c.bias"], dictionary.state_dict().Keys);
        Assert.False(dictionary.ContainsKey("b"));
        Assert.Throws<ArgumentException>(() => dictionary.Add("a.b", nn.Linear(1, 1)));
    }
}
