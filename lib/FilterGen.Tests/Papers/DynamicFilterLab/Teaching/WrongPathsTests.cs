using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.DynamicFilterLab.Teaching;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;
using Parts = FilterGen.Tests.Papers.DynamicFilterLab.Teaching.AnswerModel.Parts;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

/// <summary>Forward paths that students wrote, and what the check has to say of each.</summary>
public class WrongPathsTests
{
    public static TheoryData<string> Words => [.. Paths.Keys];

    private static Dictionary<string, Parts> Paths { get; } = new()
    {
        // Kernels
        ["divided by the squared length: take the root"] = new() { Kernels = w => Shape(w / w.pow(2).sum(1, keepdim: true)) },
        ["each is W_DYN's but for its length, which is 2 to 2, expected 1"] = new() { Kernels = w => Shape(2 * Normal(w)) },
        ["each is W_DYN's but for its length, which is 1.01 to 1.01"] = new() { Kernels = w => Shape(1.01 * Normal(w)) },
        ["The kernels have the wrong sign"] = new() { Kernels = w => Shape(-Normal(w)) },
        ["Tanh comes after the normalisation, so the length"] = new() { Kernels = w => Shape(Normal(w).tanh()) },
        ["Tanh comes after the normalisation"] =
            new() { Generator = () => Linear(4096, 576), Kernels = w => Shape(Normal(w).tanh()) },
        ["Tanh is applied twice"] = new() { Kernels = w => Shape(Normal(w.tanh())) },
        ["The kernels are not normalised"] = new() { Generator = () => Linear(4096, 576), Kernels = w => Shape(w.tanh()) },
        ["All images get the mean of the batch's kernels"] =
            new() { Kernels = w => Shape(Normal(w).mean([0], keepdim: true).expand(w.shape)) },
        ["a kernel of the mean of W_DYN's numbers"] =
            new() { Kernels = w => Shape(Normal(w.mean([0], keepdim: true)).expand(w.shape)) },
        ["the kernel of the batch's mean map"] = new()
        {
            Generate = (wDyn, v) => Shape(Normal(wDyn.call(v.mean([0], keepdim: true).flatten(1))).expand(v.shape[0], 576)),
        },
        ["Each 3×3 is transposed"] = new() { Kernels = w => Shape(Normal(w)).transpose(2, 3) },
        ["W_DYN gets the map with its channels last"] =
            new() { Generate = (wDyn, v) => Shape(Normal(wDyn.call(v.permute(0, 2, 3, 1).flatten(1)))) },
        ["All images get image 3's kernel"] = new() { Kernels = w => Shape(Normal(w)[2..3].expand(w.shape)) },
        ["image 1 has the kernel of image 5"] = new() { Kernels = w => Shape(Normal(w)).flip(0) },
        ["the batch's numbers are there in another order"] =
            new() { Kernels = w => Normal(w).transpose(0, 1).reshape(-1, 64, 3, 3) },
        ["normalised over the channels at each of the nine places"] = new() { Kernels = w => normalize(Shape(w), p: 2, dim: 1) },
        ["to stand for each image (keepdim: true)"] = new() { Kernels = w => Shape(w / w.norm(1)) },
        ["w is null, expected 5×64×3×3"] = new() { Kernels = _ => null! },
        ["The kernels are not W_DYN of the flattened map, brought to length 1: their lengths are"] =
            new() { Kernels = w => Shape(Normal(w.abs().sqrt())) },

        // Represent
        ["The kernels are transposed"] = Convolved((v, w) => (v, w.transpose(2, 3))),
        ["The kernels' rows are flipped"] = Convolved((v, w) => (v, w.flip(2))),
        ["convolved with the mean of the batch's kernels"] = Convolved((v, w) => (v, w.mean([0], keepdim: true).expand(w.shape))),
        ["The maps' channels are mixed between the images when they are folded"] =
            new() { Represent = (v, w) => Folded(v.transpose(0, 1), w) },
        ["The kernels' channels are mixed between the images"] =
            Convolved((v, w) => (v, w.transpose(0, 1).reshape(w.shape))),
        ["The map went through a ReLU"] = Mapped(map => map.relu()),
        ["The map went through Tanh"] = Mapped(map => map.tanh()),
        ["standardised over the batch (mean 0, deviation 1)"] =
            Mapped(map => batch_norm(map, zeros(1), ones(1), null, null, training: true)),
        ["Each image's map is scaled or shifted by numbers of its own"] = Mapped(map => layer_norm(map, [1, 8, 8])),
        ["right but for a factor of 0.0017"] = Mapped(map => map / 576),
        ["right but for a factor of 2 and a constant"] = Mapped(map => 2 * map + 1),
        ["The padding is replicate"] = Padded(PaddingModes.Replicate),
        ["The padding is reflect"] = Padded(PaddingModes.Reflect),
        ["The padding is circular"] = Padded(PaddingModes.Circular),
        ["right inside and wrong at its border"] =
            new() { Represent = (v, w) => pad(KernelConvolution.Apply(v, w)[.., .., 1..7, 1..7], (1, 1, 1, 1)) },
        ["place 1 has the map of image 2"] = Mapped(map => map.roll([-1], [0])),
        ["here image 1 with that of image 5"] = Convolved((v, w) => (v, w.roll([1], [0]))),
        ["Image 1's map changes with what image 2 shows"] = Convolved((v, w) => (v - v.mean([0], keepdim: true), w)),
        ["keep the one channel"] = Mapped(map => map.squeeze(1)),

        // Classify
        ["The scores are 5×100, expected 5×10"] = new() { Scores = (_, map) => map.flatten(1).narrow(1, 0, 50).repeat(1, 2) },
        ["The scores are 5×10×1, expected 5×10: every image has a row of ten numbers."] =
            new() { Classify = scores => scores.unsqueeze(2) },
        ["The scores are 5×100, expected 5×10: W_CLS gives 100 numbers"] = new() { Head = () => Linear(64, 100) },
        ["The scores are null, expected 5×10"] = new() { Classify = _ => null! },
        ["The scores went through a ReLU"] = new() { Classify = scores => scores.relu() },
        ["The map goes through a ReLU before W_CLS"] = new() { Scores = (wCls, map) => wCls.call(map.flatten(1).relu()) },
        ["rows and columns have changed places"] = new() { Scores = (wCls, map) => wCls.call(map.transpose(2, 3).flatten(1)) },
        ["The scores are not W_CLS of the flattened map."] = new() { Classify = scores => scores * 2 },

        // The whole
        ["The backbone is frozen: conv1.weight does not require a gradient"] = new()
        {
            Backbone = () => ModelChecksTests.Frozen(AnswerModel.Layers(["conv1", "bn1", "relu", "maxpool"], 1)),
        },
        ["The network does not know the backbone"] = new() { Registered = false, NothingRegistered = true },
        ["A batch of a single image fails"] = new() { Scores = (wCls, map) => wCls.call(map.squeeze().flatten(1)) },
        ["Kernels lets it depend on the other images"] = new()
        {
            Kernels = w => Shape(w.shape[0] == 1 ? 2 * Normal(w) : Normal(w)),
        },
        ["After Features in training mode backbone is in evaluation mode"] =
            new() { Features = (backbone, images) => Switched(backbone, training: false).call(images) },
        ["After Features in evaluation mode backbone is in training mode"] = new()
        {
            Features = (backbone, images) => Then(backbone.call(images), () => backbone.train()),
        },
        ["Features gives something else than the backbone in training mode"] = new()
        {
            Features = (backbone, images) =>
            {
                var training = backbone.training;
                return Then(Switched(backbone, training: false).call(images), () => backbone.train(training));
            },
        },

        // In training mode alone
        ["In training mode Kernels gives other values each time"] =
            new() { Generate = (wDyn, v) => Shape(Normal(dropout(wDyn.call(v.flatten(1)), 0.5, wDyn.training))) },
        ["In training mode: The kernels are mixed up between the images: image 1 has the kernel of image 5"] = new()
        {
            Generate = (wDyn, v) => Shape(Normal(wDyn.training ? wDyn.call(v.flatten(1)).flip(0) : wDyn.call(v.flatten(1)))),
        },
        ["In training mode: The scores went through a ReLU"] = new()
        {
            Scores = (wCls, map) => wCls.training ? wCls.call(map.flatten(1)).relu() : wCls.call(map.flatten(1)),
        },
        ["In training mode Classify gives other values than in evaluation mode"] =
            new() { Head = () => Sequential(BatchNorm1d(64), Linear(64, 10)) },

        // Gradients
        ["No gradient goes through Kernels to v"] = new() { Generate = (wDyn, v) => Shape(Normal(wDyn.call(v.detach().flatten(1)))) },
        ["No gradient goes through Represent to v"] = new() { Represent = (v, w) => KernelConvolution.Apply(v.detach(), w) },
        ["The gradient through Kernels to v is not that of the right step"] =
            new() { Kernels = w => Shape(w / w.detach().norm(1, keepdim: true)) },
        ["though the values are. Is a part of the way cut off, by detach()"] =
            new() { Kernels = w => Shape(w / w.pow(2).sum(1, keepdim: true).detach().sqrt()) },
        ["Represent sets the weights of a layer in place"] = new() { Represent = (v, w) => SetUnderNoGrad(v, w, leaf: false) },
        ["numbers that are copied no longer know that W_DYN made them"] =
            new() { Represent = (v, w) => SetUnderNoGrad(v, w, leaf: true) },
        ["A parameter is written in place, which torch refuses"] = new()
        {
            Represent = (v, w) => KernelConvolution.Apply(v, w) + 0 * new Parameter(zeros(1)).add_(1),
        },
        ["overwritten by an operation in place"] = new() { Represent = Overwriting },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_wrong_path_is_named(string words) =>
        ModelChecksTests.Named(words, () => LabChecks.Forward(() => new AnswerModel(Paths[words])));

    [Fact]
    public void Tanh_in_Kernels_is_right_mathematics_and_a_matter_of_the_layers()
    {
        AnswerModel Make() => new(new() { Generator = () => Linear(4096, 576), Kernels = w => Shape(Normal(w.tanh())) });
        LabChecks.Forward(Make);
        ModelChecksTests.Named("W_DYN has no activation: put Tanh after the fully connected layer, as a part of W_DYN.",
            () => LabChecks.Layers(Make));
    }

    [Fact]
    public void Errors_of_torch_come_without_their_native_stack()
    {
        var message = Assert.Throws<LabCheckException>(
            () => LabChecks.Forward(() => new AnswerModel(new() { Kernels = w => w.reshape(7) }))).Message;
        Assert.Contains("shape '[7]' is invalid", message);
        Assert.DoesNotContain("\n", message);
    }

    private static Tensor Normal(Tensor w) => normalize(w, p: 2, dim: 1);

    private static Tensor Shape(Tensor w) => w.reshape(-1, 64, 3, 3);

    private static Parts Convolved(Func<Tensor, Tensor, (Tensor Maps, Tensor Kernels)> change) => new()
    {
        Represent = (v, w) =>
        {
            var (maps, kernels) = change(v, w);
            return KernelConvolution.Apply(maps, kernels);
        },
    };

    private static Parts Mapped(Func<Tensor, Tensor> change) => new() { Represent = (v, w) => change(KernelConvolution.Apply(v, w)) };

    private static Parts Padded(PaddingModes mode) => new()
    {
        Represent = (v, w) => KernelConvolution.Apply(pad(v, (1, 1, 1, 1), mode), w)[.., .., 1..9, 1..9],
    };

    private static Tensor Folded(Tensor v, Tensor w) =>
        conv2d(v.reshape(1, -1, 8, 8), w, null, [1, 1], [1, 1], groups: w.shape[0]).transpose(0, 1);

    private static Module<Tensor, Tensor> Switched(Module<Tensor, Tensor> part, bool training)
    {
        part.train(training);
        return part;
    }

    private static Tensor Then(Tensor result, Action next)
    {
        next();
        return result;
    }

    /// <summary>The sheet's own way: a Conv2d whose weights are set for each sample.</summary>
    private static Tensor SetUnderNoGrad(Tensor v, Tensor kernels, bool leaf)
    {
        var convolution = Conv2d(64, 1, 3, padding: 1, bias: false);
        if (!leaf) convolution.weight!.requires_grad = false;
        List<Tensor> maps = [];
        for (long i = 0; i < v.shape[0]; i++)
        {
            using (no_grad()) convolution.weight!.copy_(kernels.narrow(0, i, 1));
            maps.Add(convolution.call(v.narrow(0, i, 1)));
        }
        return cat(maps);
    }

    private static Tensor Overwriting(Tensor v, Tensor kernels)
    {
        var squares = kernels.square().sqrt();      // sqrt keeps its result for the way back
        var map = KernelConvolution.Apply(v, kernels) + 0 * squares.sum();
        squares.add_(1);
        return map;
    }
}
