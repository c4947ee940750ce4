namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What a student's forward path has to compute, step by step, each step from the student's own layers.</summary>
internal static class ForwardChecks
{
    private const int Batch = 5;

    public static void Run(LabModel model)
    {
        var images = rand([Batch, 3, 32, 32]);
        using (new EvaluationMode(model))
        {
            Values(model, images);
        }
        Gradients(model, images);
    }

    private static void Values(LabModel model, Tensor images)
    {
        Tensor v;
        using (no_grad())
        {
            var scaled = model.Scale(images);
            v = model.Features(scaled);
            Expect.Shape(v, "v", [Batch, LabNet.Channels, LabNet.Side, LabNet.Side], _ => "Features is the backbone and nothing else.");
            Expect.That(Expect.Same(v, model.Backbone.call(scaled)), "Features gives something else than the backbone.");
        }
        KernelChecks.Run(model, v);
        using var off = no_grad();
        ConvolutionChecks.Run(model, v);
        Scores(model, v);
        var together = model.call(images);
        Expect.Shape(together, "The scores", [Batch, LabNet.Classes], _ => "");
        var alone = model.call(images.narrow(0, 3, 1));
        Expect.Shape(alone, "The scores of a single image", [1, LabNet.Classes],
            _ => "squeeze() drops the batch when it is 1; flatten(1) keeps it.");
        Expect.That(Expect.Same(alone, together.narrow(0, 3, 1)),
            "An image's scores depend on the other images of the batch: its kernel or its map is another image's.");
    }

    private static void Scores(LabModel model, Tensor v)
    {
        var map = model.Represent(v, model.Kernels(v));
        var scores = model.Classify(map);
        Expect.Shape(scores, "The scores", [Batch, LabNet.Classes], _ => "flatten the map to 64 numbers for each image before W_CLS.");
        var expected = model.Head.call(map.flatten(1));
        Expect.That(!Expect.Same(scores, expected.softmax(1)) && !Expect.Same(scores, expected.log_softmax(1)),
            "The scores went through a softmax: the cross entropy does that itself and wants them raw.");
        Expect.That(Expect.Same(scores, expected), "The scores are not W_CLS of the flattened map: the map is reshaped in another order.");
    }

    private static void Gradients(LabModel model, Tensor images)
    {
        model.zero_grad();
        model.Evaluate(images, tensor([0L, 1L, 2L, 3L, 9L])).Loss.backward();
        (string Name, nn.Module Part)[] parts = [("W_CLS", model.Head), ("W_DYN", model.Generator), ("the backbone", model.Backbone)];
        foreach (var (name, part) in parts)
            Expect.That(part.parameters().All(parameter => parameter.grad is { } gradient && gradient.abs().max().ToScalar().ToDouble() > 0),
                $"No gradient arrives at {name}: its result is cut off by detach(), no_grad() or a copy of values on the way.");
        model.zero_grad();
    }
}
