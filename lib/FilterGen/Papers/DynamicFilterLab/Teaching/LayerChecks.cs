namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the layers of a student's network have to be.</summary>
internal static class LayerChecks
{
    private const int StemParameters = 9;
    private const int BlockParameters = 6;
    private const int FeatureLength = LabNet.Channels * LabNet.Side * LabNet.Side;
    private const int KernelLength = LabNet.Channels * DynamicFilterNet.KernelSize * DynamicFilterNet.KernelSize;

    public static void Run(LabModel model)
    {
        using var mode = new EvaluationMode(model);
        There(model);
        NotFrozen(model);
        Backbone(model);
        Generator(model.Generator);
        Head(model.Head);
        Registered(model);
    }

    /// <summary>The parts of a network with the sheet's names, in their order.</summary>
    public static IReadOnlyList<(string Name, nn.Module Part)> Parts(LabModel model) =>
        [("the backbone", model.Backbone), ("W_DYN", model.Generator), ("W_CLS", model.Head)];

    /// <summary>No part is missing.</summary>
    public static void There(LabModel model)
    {
        foreach (var (name, part) in Parts(model))
            Expect.That(part is not null, $"{name} is null: construct it in the constructor and keep it in the field.");
    }

    /// <summary>What W_DYN makes of maps v [B, 64, 8, 8]: [B, 576], also where it brings them to another shape itself.</summary>
    public static Tensor Generated(LabModel model, Tensor v) => model.Generator.call(v.flatten(1)).flatten(1);

    /// <summary>Whether W_DYN gives what its fully connected layer gives, tried with features [B, 4096].</summary>
    public static bool IsLinear(nn.Module<Tensor, Tensor> generator, Tensor features) =>
        Linear(generator, features) is { } linear && Expect.Same(generator.call(features).flatten(1), linear);

    /// <summary>Every part learns.</summary>
    public static void NotFrozen(LabModel model)
    {
        foreach (var (name, part) in Parts(model))
        {
            var frozen = part.named_parameters().FirstOrDefault(named => !named.parameter.requires_grad);
            Expect.That(frozen.parameter is null, $"{char.ToUpperInvariant(name[0])}{name[1..]} is frozen: {frozen.name} does not require a "
                + "gradient. The sheet wants all of it trained.");
        }
    }

    /// <summary>Every part is seen by the optimiser, and changes its mode with the network.</summary>
    public static void Registered(LabModel model)
    {
        var registered = model.parameters().Select(parameter => parameter.Handle).ToHashSet();
        foreach (var (name, part) in Parts(model))
            Expect.That(part.parameters().All(parameter => registered.Contains(parameter.Handle)),
                $"The network does not know {name}: keep it in a field and call RegisterComponents() at the end of the constructor. "
                + $"The optimiser would not see {name}, and train() and eval() do not reach it.");
    }

    private static void Backbone(LabModel model)
    {
        using (no_grad())
            Expect.Shape(model.Backbone.call(zeros([2, 3, 32, 32])), "v is", [2, LabNet.Channels, LabNet.Side, LabNet.Side], MapHint);
        var found = model.Backbone.parameters().Count();
        Expect.That(found == StemParameters,
            $"The backbone has {Expect.Count(found, "parameter")}, expected {StemParameters}: "
            + (found == StemParameters + BlockParameters ? "it goes on after layer1's first block; take only that one of its two."
                : found > StemParameters ? "there is more in it than conv1, bn1, ReLU, max-pool and layer1's first block."
                : "a layer is left out."));
        using var expected = ResNetBackbone.Create(model.Start);
        bool[] same = [.. model.Backbone.parameters().Zip(expected.parameters()).Select(pair => Expect.Same(pair.First, pair.Second))];
        Expect.That(model.Start.Path is null || same.All(right => right), same[..(StemParameters - BlockParameters)].All(right => right)
            ? "The backbone's first layers have the pretrained weights and its block has others: it is the first of layer1's two that is wanted."
            : "The backbone does not have the pretrained weights: load them into the ResNet-18 that you take its layers from.");
        Maps(model.Backbone, expected);
    }

    /// <summary>What has no parameters, as the ReLU and the kind of pool, shows only in what the backbone computes.</summary>
    private static void Maps(nn.Module<Tensor, Tensor> backbone, nn.Module<Tensor, Tensor> expected)
    {
        using var off = no_grad();
        using var mode = new EvaluationMode(backbone);
        expected.eval();
        var pairs = State(backbone).Zip(State(expected)).ToList();
        foreach (var (found, copy) in pairs)
        {
            Expect.That(found.shape.SequenceEqual(copy.shape),
                $"The backbone has a tensor of {Expect.Text(found.shape)} where ResNet-18 has {Expect.Text(copy.shape)}: "
                + "take its layers in their order.");
            copy.copy_(found);
        }
        var images = randn([4, 3, 32, 32]);
        Expect.That(Expect.Same(backbone.call(images), expected.call(images)),
            "The backbone has ResNet-18's weights but gives other maps: is the ReLU or the max-pool missing or replaced, or is there a layer "
            + "too many?");
    }

    private static IEnumerable<Tensor> State(nn.Module module) => module.parameters().Concat(module.buffers());

    private static string MapHint(long[] found) => found switch
    {
        [_, 64, 16, 16] => "did you leave out the max-pool?",
        [_, 64, 32, 32] => "is conv1's stride still 2, and is the max-pool there?",
        [_, 128, 4, 4] or [_, 256, 2, 2] or [_, 512, 1, 1] => "did you go on after layer1?",
        [_, 1000] => "did you take the whole ResNet-18?",
        [_, 4096] => "flatten v later, in front of W_DYN.",
        _ => "",
    };

    private static void Generator(nn.Module<Tensor, Tensor> generator)
    {
        Expect.That(generator.parameters().Any(), "W_DYN has no parameters, expected a fully connected layer 4096→576 and Tanh.");
        var weights = generator.parameters().Where(parameter => parameter.dim() == 2).ToList();
        Expect.That(weights.Count == 1, $"W_DYN has {Expect.Count(weights.Count, "fully connected layer")}, expected one.");
        Expect.Shape(weights[0], "W_DYN's weight is", [KernelLength, FeatureLength], found => found switch
        {
            [_, 64] => "W_DYN gets all of v flattened, 64·8·8 numbers.",
            [9, _] or [64, _] => "a kernel has 64·3·3 numbers.",
            _ => "the layer maps 64·8·8 numbers to 64·3·3.",
        });
        using var off = no_grad();
        Nothing("W_DYN", generator, "its fully connected layer and Tanh");
        var features = randn([4, FeatureLength]) * 30;
        var (found, linear) = (generator.call(features).flatten(1), Linear(generator, features)!);
        if (Expect.Same(found, linear.tanh()))
        {
            AlikeInTraining("W_DYN", generator, features);
            return;
        }
        throw new LabCheckException(Expect.Known(found,
            ("W_DYN has no activation: put Tanh after the fully connected layer, as a part of W_DYN.", () => linear),
            ("W_DYN's activation is not Tanh but ReLU.", linear.relu),
            ("W_DYN's activation is not Tanh but a sigmoid.", linear.sigmoid),
            ("W_DYN's activation is not Tanh but a softmax.", () => linear.softmax(1)),
            ("Tanh stands before W_DYN's fully connected layer, expected behind it.", () => Linear(generator, features.tanh())!))
            ?? "W_DYN is not its fully connected layer and Tanh behind it: it does something else too.");
    }

    private static Tensor? Linear(nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        var weight = layer.parameters().FirstOrDefault(parameter => parameter.dim() == 2);
        var bias = layer.parameters().FirstOrDefault(parameter => parameter.dim() == 1 && parameter.shape[0] == weight?.shape[0]);
        return weight is null ? null : nn.functional.linear(input, weight, bias);
    }

    private static void Head(nn.Module<Tensor, Tensor> head)
    {
        var weights = head.parameters().Where(parameter => parameter.dim() == 2).ToList();
        Expect.That(weights.Count == 1, $"W_CLS has {Expect.Count(weights.Count, "fully connected layer")}, expected a single one.");
        Expect.Shape(weights[0], "W_CLS's weight is", [LabNet.Classes, LabNet.Side * LabNet.Side], found => found switch
        {
            [_, 4096] => "W_CLS gets the representation after the dynamic convolution, which has one channel of 8×8.",
            [_, 64] => "CIFAR-10 has ten classes.",
            _ => "the layer maps 64 numbers to ten classes.",
        });
        using var off = no_grad();
        Nothing("W_CLS", head, "its fully connected layer");
        var input = randn([3, LabNet.Side * LabNet.Side]);
        Expect.That(Expect.Same(head.call(input), Linear(head, input)!),
            "W_CLS does more than one fully connected layer: the cross entropy wants the raw scores, without softmax or activation.");
        AlikeInTraining("W_CLS", head, input);
    }

    /// <summary>Nothing that learns or keeps statistics is beside the one fully connected layer.</summary>
    private static void Nothing(string name, nn.Module layer, string wanted)
    {
        var more = layer.named_modules().Select(named => named.module)
            .FirstOrDefault(module => module.named_buffers(recurse: false).Any()
                || module.named_parameters(recurse: false).Any(named => named.parameter.dim() == 1)
                && !module.named_parameters(recurse: false).Any(named => named.parameter.dim() == 2));
        Expect.That(more is null, $"{name} has {more?.GetName()} beside {wanted}, which the sheet does not.");
    }

    /// <summary>What depends on the mode, as dropout does, has no place here; the network is in evaluation mode before and after.</summary>
    private static void AlikeInTraining(string name, nn.Module<Tensor, Tensor> layer, Tensor input)
    {
        var expected = layer.call(input);
        layer.train();
        var found = layer.call(input);
        layer.eval();
        Expect.That(Expect.Same(found, expected),
            $"{name} gives other values in training mode than in evaluation mode: dropout or noise has no place in it.");
    }
}
