using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.DynamicFilterLab.Teaching;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parts = FilterGen.Tests.Papers.DynamicFilterLab.Teaching.AnswerModel.Parts;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

public class ModelChecksTests
{
    private static readonly string[] Stem = ["conv1", "bn1", "relu", "maxpool"];

    public static TheoryData<string> WrongLayers => [.. Layers.Keys];

    public static TheoryData<string> WrongPaths => [.. Paths.Keys];

    /// <summary>What the check has to say, and the mistake.</summary>
    private static Dictionary<string, Parts> Layers { get; } = new()
    {
        ["The backbone is frozen"] = new() { Backbone = () => Frozen(AnswerModel.Layers(Stem, 1)) },
        ["W_DYN is frozen: 0.weight does not require a gradient"] =
            new() { Generator = () => Frozen(Sequential(Linear(4096, 576), Tanh())) },
        ["v is 2×64×16×16, expected 2×64×8×8: did you leave out the max-pool?"] =
            new() { Backbone = () => AnswerModel.Layers(["conv1", "bn1", "relu"], 1) },
        ["it goes on after layer1's first block"] = new() { Backbone = () => AnswerModel.Layers(Stem, 2) },
        ["v is 2×128×4×4, expected 2×64×8×8: did you go on after layer1?"] =
            new() { Backbone = () => Sequential(AnswerModel.Layers(Stem, 1), Conv2d(64, 128, 3, stride: 2, padding: 1)) },
        ["v is 2×1000, expected 2×64×8×8: did you take the whole ResNet-18?"] = new() { Backbone = () => torchvision.models.resnet18() },
        ["W_DYN's weight is 576×64, expected 576×4096: W_DYN gets all of v flattened"] =
            new() { Generator = () => Sequential(Linear(64, 576), Tanh()) },
        ["W_DYN has no activation: put Tanh"] = new() { Generator = () => Linear(4096, 576) },
        ["W_DYN's activation is not Tanh"] = new() { Generator = () => Sequential(Linear(4096, 576), Sigmoid()) },
        ["W_DYN has 2 fully connected layers"] = new() { Generator = () => Sequential(Linear(4096, 64), Linear(64, 576), Tanh()) },
        ["W_CLS's weight is 10×4096, expected 10×64: W_CLS gets the representation after the dynamic convolution"] =
            new() { Head = () => Linear(4096, 10) },
        ["W_CLS's weight is 100×64, expected 10×64: CIFAR-10 has ten classes."] = new() { Head = () => Linear(64, 100) },
        ["there is more in it than conv1, bn1, ReLU, max-pool and layer1's first block"] =
            new() { Backbone = () => Sequential(AnswerModel.Layers(Stem, 1), BatchNorm2d(64)) },
        ["or is there a layer too many?"] = new() { Backbone = () => Sequential(AnswerModel.Layers(Stem, 1), Tanh()) },
        ["W_DYN has BatchNorm1d beside its fully connected layer and Tanh"] =
            new() { Generator = () => Sequential(Linear(4096, 576), BatchNorm1d(576), Tanh()) },
        ["W_DYN gives other values in training mode than in evaluation mode"] =
            new() { Generator = () => Sequential(Linear(4096, 576), Tanh(), Dropout(0.5)) },
        ["W_CLS has BatchNorm1d beside its fully connected layer"] =
            new() { Head = () => Sequential(Flatten(), BatchNorm1d(64), Linear(64, 10)) },
        ["W_CLS gives other values in training mode than in evaluation mode"] =
            new() { Head = () => Sequential(Dropout(0.5), Linear(64, 10)) },
        ["The optimiser would not see W_DYN"] = new() { Registered = false },
    };

    private static Dictionary<string, Parts> Paths { get; } = new()
    {
        ["The kernels are not normalised"] = new() { Kernels = w => w.reshape(-1, 64, 3, 3) },
        ["normalised over the batch, not for each image"] =
            new() { Kernels = w => functional.normalize(w, p: 2, dim: 0).reshape(-1, 64, 3, 3) },
        ["divided by the length of the whole batch"] = new() { Kernels = w => (w / w.norm()).reshape(-1, 64, 3, 3) },
        ["normalised channel by channel"] =
            new() { Kernels = w => functional.normalize(w.reshape(-1, 64, 9), p: 2, dim: 2).reshape(-1, 64, 3, 3) },
        ["the sum of absolute values (L1)"] = new() { Kernels = w => functional.normalize(w, p: 1, dim: 1).reshape(-1, 64, 3, 3) },
        ["The reshape is wrong"] = new() { Kernels = w => Normal(w).reshape(-1, 3, 3, 64).permute(0, 3, 1, 2) },
        ["w is 5×576, expected 5×64×3×3: reshape each image's 576 numbers"] = new() { Kernels = Normal },
        ["All images get the first image's kernel"] = new() { Kernels = w => Normal(w)[..1].expand(w.shape).reshape(-1, 64, 3, 3) },
        ["The kernels are mixed up between the images"] = new() { Kernels = w => Normal(w).flip(0).reshape(-1, 64, 3, 3) },
        ["The kernels are cut off from W_DYN"] = new() { Kernels = w => Normal(w).reshape(-1, 64, 3, 3).detach() },
        ["No gradient arrives at W_DYN"] = new() { Represent = (v, kernels) => KernelConvolution.Apply(v, kernels.detach()) },
        ["All images are convolved with the first image's kernel"] =
            new() { Represent = (v, kernels) => functional.conv2d(v, kernels[..1], null, [1, 1], [1, 1]) },
        ["image i is convolved with the kernel of another image"] =
            new() { Represent = (v, kernels) => KernelConvolution.Apply(v, kernels.roll([1], [0])) },
        ["The convolved map is 5×1×6×6, expected 5×1×8×8: padding 1 keeps the size."] =
            new() { Represent = (v, kernels) => KernelConvolution.Apply(v, kernels)[.., .., 1..7, 1..7] },
        ["every image was convolved with every kernel"] =
            new() { Represent = (v, kernels) => functional.conv2d(v, kernels, null, [1, 1], [1, 1]) },
        ["the dynamic convolution has no bias"] = new() { Represent = (v, kernels) => KernelConvolution.Apply(v, kernels) + 0.5 },
        ["The kernels are flipped"] = new() { Represent = (v, kernels) => KernelConvolution.Apply(v, kernels.flip(2, 3)) },
        ["The scores went through a softmax"] = new() { Classify = scores => scores.softmax(1) },
        ["not written yet"] = new() { Kernels = _ => throw new NotImplementedException() },
        ["your code threw InvalidOperationException: ouch"] = new() { Kernels = _ => throw new InvalidOperationException("ouch") },
    };

    [Fact]
    public void The_right_answer_passes()
    {
        Assert.StartsWith("Passed.", LabChecks.Layers(() => new AnswerModel()), StringComparison.Ordinal);
        Assert.StartsWith("Passed.", LabChecks.Forward(() => new AnswerModel()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backbone_without_the_ReLU_or_with_another_pool_is_named()
    {
        const string words = "gives other maps: is the ReLU or the max-pool missing or replaced, or is there a layer too many?";
        Named(words, () => LabChecks.Layers(() => new AnswerModel(new() { Backbone = () => AnswerModel.Layers(["conv1", "bn1", "maxpool"], 1) })));
        Named(words, () => LabChecks.Layers(() => new AnswerModel(new() { Backbone = WithAveragePool })));
    }

    [Fact]
    public void The_check_of_the_layers_leaves_the_network_as_it_was()
    {
        var model = new AnswerModel();
        var before = model.state_dict().ToDictionary(named => named.Key, named => named.Value.clone());
        model.train();
        model.Head.eval();
        LabChecks.Layers(() => model);
        Assert.True(model.training && model.Backbone.modules().All(module => module.training));
        Assert.False(model.Head.training);
        Assert.All(model.state_dict(), named => Assert.True(named.Value.eq(before[named.Key]).all().ToBoolean()));
    }

    [Fact]
    public void A_loop_over_the_samples_passes() =>
        LabChecks.Forward(() => new AnswerModel(new()
        {
            Represent = (v, kernels) => KernelConvolution.Apply(v, kernels, KernelConvolutionForm.Loop),
        }));

    [Theory]
    [MemberData(nameof(WrongLayers))]
    public void Wrong_layers_are_named(string words) => Named(words, () => LabChecks.Layers(() => new AnswerModel(Layers[words])));

    [Theory]
    [MemberData(nameof(WrongPaths))]
    public void A_wrong_forward_path_is_named(string words) => Named(words, () => LabChecks.Forward(() => new AnswerModel(Paths[words])));

    [StemFact]
    public void A_backbone_without_the_pretrained_weights_is_named()
    {
        var start = ResNetWeights.FromFile(FilterGen.Tests.Papers.DynamicFilterLab.Stem.File!);
        LabChecks.Layers(() => new AnswerModel(start: start));
        Named("does not have the pretrained weights",
            () => LabChecks.Layers(() => new AnswerModel(new() { Backbone = () => AnswerModel.Layers(Stem, 1) }, start)));
    }

    internal static void Named(string words, Func<string> check) =>
        Assert.Contains(words, Assert.Throws<LabCheckException>(check).Message, StringComparison.Ordinal);

    private static Tensor Normal(Tensor w) => functional.normalize(w, p: 2, dim: 1);

    private static Module<Tensor, Tensor> WithAveragePool()
    {
        var layers = AnswerModel.Layers(Stem, 1).named_children()
            .Select(child => (child.name, (Module<Tensor, Tensor>)(child.name == "maxpool" ? AvgPool2d(3, stride: 2, padding: 1) : child.module)));
        return Sequential([.. layers]);
    }

    internal static Module<Tensor, Tensor> Frozen(Module<Tensor, Tensor> layers)
    {
        foreach (var parameter in layers.parameters()) parameter.requires_grad = false;
        return layers;
    }
}
