namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the layers of a student's network have to be.</summary>
internal static class LayerChecks
{
    private const int StemParameters = 9;
    private const int FeatureLength = LabNet.Channels * LabNet.Side * LabNet.Side;
    private const int KernelLength = LabNet.Channels * DynamicFilterNet.KernelSize * DynamicFilterNet.KernelSize;

    public static void Run(LabModel model)
    {
        using var mode = new EvaluationMode(model);
        Backbone(model);
        Generator(model.Generator);
        Head(model.Head);
        Registered(model);
    }

    private static void Backbone(LabModel model)
    {
        var frozen = model.Backbone.named_parameters().Where(named => !named.parameter.requires_grad).ToList();
        Expect.That(frozen.Count == 0,
            $"The backbone is frozen: {frozen.FirstOrDefault().name} does not require a gradient. The sheet wants all of it trained.");
        using (no_grad())
            Expect.Shape(model.Backbone.call(zeros([2, 3, 32, 32])), "v", [2, LabNet.Channels, LabNet.Side, LabNet.Side], MapHint);
        var found = model.Backbone.parameters().Count();
        Expect.That(found == StemParameters,
            $"The backbone has {found} parameters, expected {StemParameters}: "
            + (found > StemParameters ? "it goes on after layer1's first block; take only that one of its two." : "a layer is left out."));
        using var expected = ResNetBackbone.Create(model.Start);
        Expect.That(model.Start.Path is null
            || model.Backbone.parameters().Zip(expected.parameters()).All(pair => Expect.Same(pair.First, pair.Second)),
            "The backbone does not have the pretrained weights: load them into the ResNet-18 that you take its layers from.");
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
            "The backbone has ResNet-18's weights but gives other maps: is the ReLU or the max-pool missing or replaced?");
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
        Expect.That(weights.Count == 1, $"W_DYN has {weights.Count} fully connected layers, expected one.");
        Expect.Shape(weights[0], "W_DYN's weight", [KernelLength, FeatureLength], found => found switch
        {
            [_, 64] => "W_DYN gets all of v flattened, 64·8·8 numbers.",
            [9, _] or [64, _] => "a kernel has 64·3·3 numbers.",
            _ => "the layer maps 64·8·8 numbers to 64·3·3.",
        });
        var bias = generator.parameters().SingleOrDefault(parameter => parameter.dim() == 1);
        using var off = no_grad();
        var features = randn([4, FeatureLength]) * 30;
        var found = generator.call(features);
        var linear = nn.functional.linear(features, weights[0], bias);
        Expect.That(!Expect.Same(found, linear), "W_DYN has no activation: put Tanh after the fully connected layer.");
        Expect.That(Expect.Same(found, linear.tanh()), "W_DYN's activation is not Tanh, or Tanh stands before the fully connected layer.");
    }

    private static void Head(nn.Module<Tensor, Tensor> head)
    {
        var weights = head.parameters().Where(parameter => parameter.dim() == 2).ToList();
        Expect.That(weights.Count == 1, $"W_CLS has {weights.Count} fully connected layers, expected a single one.");
        Expect.Shape(weights[0], "W_CLS's weight", [LabNet.Classes, LabNet.Side * LabNet.Side], found => found switch
        {
            [_, 4096] => "W_CLS gets the representation after the dynamic convolution, which has one channel of 8×8.",
            [_, 64] => "CIFAR-10 has ten classes.",
            _ => "the layer maps 64 numbers to ten classes.",
        });
        using var off = no_grad();
        var (input, bias) = (randn([3, LabNet.Side * LabNet.Side]), head.parameters().SingleOrDefault(parameter => parameter.dim() == 1));
        Expect.That(Expect.Same(head.call(input), nn.functional.linear(input, weights[0], bias)),
            "W_CLS does more than one fully connected layer: the cross entropy wants the raw scores, without softmax or activation.");
    }

    private static void Registered(LabModel model)
    {
        var registered = model.parameters().Select(parameter => parameter.Handle).ToHashSet();
        (string, IEnumerable<Parameter>)[] parts =
        [
            ("the backbone", model.Backbone.parameters()), ("W_DYN", model.Generator.parameters()), ("W_CLS", model.Head.parameters()),
        ];
        foreach (var (name, parameters) in parts)
            Expect.That(parameters.All(parameter => registered.Contains(parameter.Handle)),
                $"The optimiser would not see {name}: keep it in a field and call RegisterComponents() at the end of the constructor.");
    }
}
