using FilterGen.Papers.DynamicFilterLab;
using FilterGen.Papers.DynamicFilterLab.Teaching;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FilterGen.Tests.Papers.DynamicFilterLab.Teaching;

/// <summary>A right answer to task 2.1, of which each part can be put wrong.</summary>
internal sealed class AnswerModel : LabModel
{
    private readonly Module<Tensor, Tensor> backbone;
    private readonly Module<Tensor, Tensor> generator;
    private readonly Module<Tensor, Tensor> head;

    public AnswerModel(Parts? wrong = null, ResNetWeights? start = null) : base(start ?? ResNetWeights.Random)
    {
        Wrong = wrong ?? new();
        backbone = Wrong.Backbone?.Invoke() ?? Layers(["conv1", "bn1", "relu", "maxpool"], blocks: 1, Start);
        generator = Wrong.Generator?.Invoke() ?? Sequential(Linear(4096, 576), Tanh());
        head = Wrong.Head?.Invoke() ?? Linear(64, 10);
        if (Wrong.Registered) RegisterComponents();
        else if (!Wrong.NothingRegistered) register_module(nameof(backbone), backbone);
    }

    public Parts Wrong { get; }

    public override Module<Tensor, Tensor> Backbone => backbone;

    public override Module<Tensor, Tensor> Generator => generator;

    public override Module<Tensor, Tensor> Head => head;

    public override Tensor Features(Tensor scaled) => Wrong.Features is { } wrong ? wrong(backbone, scaled) : backbone.call(scaled);

    public override Tensor Kernels(Tensor v)
    {
        if (Wrong.Generate is { } generate) return generate(generator, v);
        var w = generator.call(v.flatten(1));
        return Wrong.Kernels is { } wrong ? wrong(w) : functional.normalize(w, p: 2, dim: 1).reshape(-1, 64, 3, 3);
    }

    public override Tensor Represent(Tensor v, Tensor kernels) =>
        Wrong.Represent is { } wrong ? wrong(v, kernels) : KernelConvolution.Apply(v, kernels);

    public override Tensor Classify(Tensor represented) =>
        Wrong.Scores is { } scores ? scores(head, represented)
        : Wrong.Classify is { } wrong ? wrong(head.call(represented.flatten(1))) : head.call(represented.flatten(1));

    /// <summary>The named first layers of a ResNet-18, then some blocks of layer1.</summary>
    public static Sequential Layers(string[] names, int blocks, ResNetWeights? start = null)
    {
        var resnet = torchvision.models.resnet18();
        start?.LoadInto(resnet);
        var layers = resnet.named_children().ToDictionary(child => child.name, child => (Module<Tensor, Tensor>)child.module);
        var taken = layers["layer1"].children().Take(blocks).Cast<Module<Tensor, Tensor>>();
        return Sequential([.. names.Select(name => (name, layers[name])), ("layer1", Sequential(taken))]);
    }

    /// <summary>The parts to put in place of the right ones.</summary>
    internal sealed record Parts
    {
        public Func<Module<Tensor, Tensor>>? Backbone { get; init; }

        public Func<Module<Tensor, Tensor>>? Generator { get; init; }

        public Func<Module<Tensor, Tensor>>? Head { get; init; }

        public bool Registered { get; init; } = true;

        public bool NothingRegistered { get; init; }

        /// <summary>From the backbone and the scaled images.</summary>
        public Func<Module<Tensor, Tensor>, Tensor, Tensor>? Features { get; init; }

        /// <summary>From W_DYN and the map v.</summary>
        public Func<Module<Tensor, Tensor>, Tensor, Tensor>? Generate { get; init; }

        /// <summary>From W_DYN's output [B, 576].</summary>
        public Func<Tensor, Tensor>? Kernels { get; init; }

        public Func<Tensor, Tensor, Tensor>? Represent { get; init; }

        /// <summary>From W_CLS and the representation [B, 1, 8, 8].</summary>
        public Func<Module<Tensor, Tensor>, Tensor, Tensor>? Scores { get; init; }

        /// <summary>From W_CLS's output.</summary>
        public Func<Tensor, Tensor>? Classify { get; init; }
    }
}
