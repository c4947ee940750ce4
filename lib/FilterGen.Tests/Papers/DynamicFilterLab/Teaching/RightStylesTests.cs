using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.DynamicFilterLab.Teaching;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;
using Parts = FilterGen.Tests.Papers.DynamicFilterLab.Teaching.AnswerModel.Parts;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

/// <summary>Different ways to write the same network: all of them pass.</summary>
public class RightStylesTests
{
    public static TheoryData<string> Names => [.. Styles.Keys];

    private static Dictionary<string, Parts> Styles { get; } = new()
    {
        ["a loop over the samples"] = new() { Represent = Loop },
        ["a convolution with groups"] = new()
        {
            Represent = (v, w) => conv2d(v.reshape(1, -1, 8, 8), w, null, [1, 1], [1, 1], groups: v.shape[0]).transpose(0, 1),
        },
        ["a convolution with groups, viewed"] = new()
        {
            Represent = (v, w) => conv2d(v.flatten(0, 1).unsqueeze(0), w, null, [1, 1], [1, 1], groups: v.shape[0]).view(-1, 1, 8, 8),
        },
        ["unfold and bmm"] = new()
        {
            Represent = (v, w) => bmm(w.reshape(-1, 1, 576), unfold(v, (3, 3), padding: (1, 1))).reshape(-1, 1, 8, 8),
        },
        ["unfold and einsum"] = new()
        {
            Represent = (v, w) => einsum("bk,bkp->bp", w.flatten(1), unfold(v, (3, 3), padding: (1, 1))).reshape(-1, 1, 8, 8),
        },
        ["unfold, product and sum"] = new()
        {
            Represent = (v, w) => (unfold(v, (3, 3), padding: (1, 1)) * w.reshape(-1, 576, 1)).sum(1).view(-1, 1, 8, 8),
        },
        ["shifted maps added up"] = new() { Represent = Shifted },
        ["padded first"] = new()
        {
            Represent = (v, w) => conv2d(pad(v, (1, 1, 1, 1)).reshape(1, -1, 10, 10), w, groups: v.shape[0]).transpose(0, 1),
        },
        ["a needless ReLU in front, where nothing is below zero"] =
            new() { Represent = (v, w) => KernelConvolution.Apply(v.relu(), w) },
        ["reshaped before it is normalised"] = new()
        {
            Kernels = w => w.reshape(-1, 64, 3, 3) / w.reshape(-1, 64, 3, 3).pow(2).sum([1, 2, 3], keepdim: true).sqrt(),
        },
        ["normalised again in front of the convolution"] =
            new() { Represent = (v, w) => KernelConvolution.Apply(v, normalize(w.flatten(1), p: 2, dim: 1).reshape(w.shape)) },
        ["divided by the norm"] = new() { Kernels = w => (w / w.norm(1, keepdim: true)).view(-1, 64, 3, 3) },
        ["divided by the root of the sum of squares, sample by sample"] = new()
        {
            Kernels = w => stack([.. w.unbind(0).Select(one => (one / (one * one).sum().sqrt()).reshape(64, 3, 3))]),
        },
        ["flatten in the modules"] = new()
        {
            Generator = () => Sequential(Flatten(), Linear(4096, 576), Tanh()),
            Head = () => Sequential(Flatten(), Linear(64, 10)),
            Generate = (wDyn, v) => normalize(wDyn.call(v), p: 2, dim: 1).reshape(-1, 64, 3, 3),
            Scores = (wCls, map) => wCls.call(map),
        },
        ["flatten and unflatten in W_DYN"] = new()
        {
            Generator = () => Sequential(Flatten(), Linear(4096, 576), Tanh(), Unflatten(1, [64, 3, 3])),
            Generate = (wDyn, v) => wDyn.call(v) is var w ? w / w.flatten(1).norm(1).reshape(-1, 1, 1, 1) : w,
        },
        ["without biases"] = new()
        {
            Generator = () => Sequential(Linear(4096, 576, hasBias: false), Tanh()),
            Head = () => Linear(64, 10, hasBias: false),
        },
        ["squeezed before it is classified"] = new() { Scores = (wCls, map) => wCls.call(map.squeeze(1).reshape(-1, 64)) },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void It_passes(string style)
    {
        LabChecks.Layers(() => new AnswerModel(Styles[style]));
        LabChecks.Forward(() => new AnswerModel(Styles[style]));
    }

    private static Tensor Loop(Tensor v, Tensor kernels)
    {
        List<Tensor> maps = [];
        for (var i = 0; i < v.shape[0]; i++)
            maps.Add(conv2d(v[i].unsqueeze(0), kernels[i].unsqueeze(0), null, [1, 1], [1, 1]).squeeze(0));
        return stack(maps);
    }

    private static Tensor Shifted(Tensor v, Tensor kernels)
    {
        var padded = pad(v, (1, 1, 1, 1));
        var sum = zeros(v.shape[0], 8, 8);
        foreach (var (y, x) in from y in Enumerable.Range(0, 3) from x in Enumerable.Range(0, 3) select (y, x))
            sum = sum + (padded.narrow(2, y, 8).narrow(3, x, 8) * kernels[.., .., y, x].unsqueeze(2).unsqueeze(3)).sum(1);
        return sum.unsqueeze(1);
    }
}
