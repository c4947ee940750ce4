using System.Runtime.InteropServices;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What a student's forward path has to compute, step by step, each step from the student's own layers.</summary>
internal static class ForwardChecks
{
    /// <summary>Images in the batch that the steps are tried with.</summary>
    public const int Batch = 5;

    private const int Size = DynamicFilterNet.KernelSize;

    public static void Run(LabModel model)
    {
        LayerChecks.There(model);
        LayerChecks.NotFrozen(model);
        LayerChecks.Registered(model);
        var images = rand([Batch, 3, 32, 32]);
        using (new EvaluationMode(model))
        {
            Features(model, images, training: false);
            KernelChecks.Run(model);
            using var off = no_grad();
            ConvolutionChecks.Run(model);
            Scores(model);
            Alone(model, images);
        }
        model.train();
        Features(model, images, training: true);
        InTraining(model);
        GradientChecks.Run(model, images);
    }

    /// <summary>Maps [5, 64, 8, 8] that, as v, are never below zero, and of which no two are alike.</summary>
    public static Tensor Maps() => randn([Batch, LabNet.Channels, LabNet.Side, LabNet.Side]).relu() * 2;

    /// <summary>Kernels [5, 64, 3, 3] of length 1.</summary>
    public static Tensor Kernels() => nn.functional.normalize(randn([Batch, LabNet.Channels * Size * Size]), p: 2, dim: 1)
        .reshape(Batch, LabNet.Channels, Size, Size);

    private static void Features(LabModel model, Tensor images, bool training)
    {
        using var off = no_grad();
        var scaled = model.Scale(images);
        var v = model.Features(scaled);
        Mode("Features", model, training);
        Expect.Shape(v, "v is", [Batch, LabNet.Channels, LabNet.Side, LabNet.Side],
            _ => model.Backbone.call(scaled).shape.SequenceEqual(v.shape)
                ? "it is what the backbone gives, so the backbone is another than the sheet's; the check of the layers says more."
                : "Features is the backbone and nothing else.");
        Expect.That(Expect.Same(v, model.Backbone.call(scaled)),
            $"Features gives something else than the backbone{(training ? " in training mode" : "")}.");
    }

    /// <summary>In training, batch normalisation in evaluation mode learns nothing of the images, and nobody notices.</summary>
    private static void Mode(string step, LabModel model, bool training)
    {
        static string Name(bool training) => training ? "training" : "evaluation";
        var other = model.named_modules().FirstOrDefault(named => named.module.training != training);
        Expect.That(other.module is null,
            $"After {step} in {Name(training)} mode {other.name} is in {Name(!training)} mode: leave train() and eval() to who trains or "
            + "tests the network; in evaluation mode batch normalisation does not learn.");
    }

    /// <summary>The steps behind the backbone do in training what they do otherwise.</summary>
    private static void InTraining(LabModel model)
    {
        using var off = no_grad();
        var (v, kernels, map) = (Maps(), Kernels(), randn([Batch, 1, LabNet.Side, LabNet.Side]));
        (string Name, Func<Tensor> Step, Action<LabModel> Check)[] steps =
        [
            ("Kernels", () => model.Kernels(v), KernelChecks.Values),
            ("Represent", () => model.Represent(v, kernels), ConvolutionChecks.Run),
            ("Classify", () => model.Classify(map), Scores),
        ];
        foreach (var (name, step, check) in steps)
        {
            model.train();
            var (found, again) = (step(), step());
            Expect.That(Expect.Same(found, again),
                $"In training mode {name} gives other values each time: it draws random numbers (dropout, noise), which the sheet does not.");
            try
            {
                check(model);
            }
            catch (LabCheckException mistake)
            {
                throw new LabCheckException($"In training mode: {mistake.Message}", mistake);
            }
            using var mode = new EvaluationMode(model);
            Expect.That(Expect.Same(found, step()), $"In training mode {name} gives other values than in evaluation mode: is there a batch "
                + "normalisation, or something else that depends on the mode? The sheet has only the backbone's.");
        }
    }

    private static void Scores(LabModel model)
    {
        var map = randn([Batch, 1, LabNet.Side, LabNet.Side]);
        var scores = model.Classify(map);
        var outputs = model.Head.parameters().FirstOrDefault(parameter => parameter.dim() == 2)?.shape[0];
        Expect.Shape(scores, "The scores are", [Batch, LabNet.Classes], found =>
            outputs != LabNet.Classes ? $"W_CLS gives {outputs} numbers, and CIFAR-10 has ten classes."
            : found.Length == 2 ? "flatten the map to 64 numbers for each image before W_CLS."
            : "every image has a row of ten numbers.");
        Tensor Head(Tensor input) => model.Head.call(input.flatten(1));
        var expected = Head(map);
        if (Expect.Same(scores, expected)) return;
        const string softmax = "The scores went through a softmax: the cross entropy does that itself and wants them raw.";
        throw new LabCheckException(Expect.Known(scores,
            (softmax, () => expected.softmax(1)),
            (softmax, () => expected.log_softmax(1)),
            ("The scores went through a ReLU: the cross entropy wants them raw.", expected.relu),
            ("The scores went through Tanh: the cross entropy wants them raw.", expected.tanh),
            ("The scores went through a sigmoid: the cross entropy wants them raw.", expected.sigmoid),
            ("The map goes through a ReLU before W_CLS: the sheet has no activation there.", () => Head(map.relu())),
            ("The map goes through Tanh before W_CLS: the sheet has no activation there.", () => Head(map.tanh())),
            ("The map is reshaped in another order before W_CLS: rows and columns have changed places.", () => Head(map.transpose(2, 3))))
            ?? "The scores are not W_CLS of the flattened map.");
    }

    private static void Alone(LabModel model, Tensor images)
    {
        var together = model.call(images);
        Expect.Shape(together, "The scores are", [Batch, LabNet.Classes], _ => "");
        const string squeeze = "squeeze() drops the batch when it is 1; flatten(1) keeps it.";
        Tensor alone;
        try
        {
            alone = model.call(images.narrow(0, 3, 1));
        }
        catch (ExternalException failure)
        {
            throw new LabCheckException($"A batch of a single image fails: {Expect.Sentence(failure)} {squeeze}", failure);
        }
        Expect.Shape(alone, "The scores of a single image are", [1, LabNet.Classes], _ => squeeze);
        if (Expect.Same(alone, together.narrow(0, 3, 1))) return;
        var v = model.Features(model.Scale(images));
        var kernels = model.Kernels(v);
        Tensor One(Tensor all) => all.narrow(0, 3, 1);
        (string Step, Tensor Alone, Tensor Together)[] steps =
        [
            ("Features", model.Features(model.Scale(One(images))), v),
            ("Kernels", model.Kernels(One(v)), kernels),
            ("Represent", model.Represent(One(v), One(kernels)), model.Represent(v, kernels)),
        ];
        var step = steps.FirstOrDefault(step => !Expect.Same(step.Alone, One(step.Together))).Step ?? "Classify";
        throw new LabCheckException($"An image gets other scores alone than within a batch: {step} lets it depend on the other images.");
    }
}
