using FilterGen.Data;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>What the kernels in a student's figures have to be.</summary>
internal static class FigureChecks
{
    private const int Images = 3;

    public static void OneClass(LabReport report, ImageSet test)
    {
        var labels = Kernels(report, report.OneClass, "report.OneClass", test);
        var classes = labels.Distinct().Count();
        Expect.That(classes == 1, $"report.OneClass shows images of {Expect.Count(classes, "class")}, expected one class.");
        ReportChecks.Answer(report, "3.1.1");
    }

    public static void Classes(LabReport report, ImageSet test)
    {
        var labels = Kernels(report, report.Classes, "report.Classes", test);
        var classes = labels.Distinct().Count();
        Expect.That(classes >= Images, $"report.Classes shows {Expect.Count(classes, "class")}, expected {Images} or more to compare.");
        ReportChecks.Answer(report, "3.1.2");
    }

    private static long[] Kernels(LabReport report, KernelFigure? figure, string name, ImageSet test)
    {
        Expect.That(report.Dynamic?.Network is LabModel, "report.Dynamic: not trained yet; the kernels are those of the trained network.");
        Expect.That(figure is not null, $"{name}: not there yet.");
        long[] places = [.. figure!.Places];
        var different = places.Distinct().Count();
        Expect.That(different >= Images, $"{name} shows {Expect.Count(different, "different image")}, expected {Images} or more.");
        Expect.That(places.All(place => place >= 0 && place < test.Count),
            $"{name}: expected places of test images, 0 to {test.Count - 1}.");
        const int size = DynamicFilterNet.KernelSize;
        Expect.Shape(figure.Kernels, $"{name}.Kernels are", [places.Length, LabNet.Channels, size, size],
            _ => "one kernel of 64 channels for each image.");
        var model = (LabModel)report.Dynamic!.Network;
        var device = model.parameters().First().device;
        var images = test.Images.index_select(0, tensor(places)).to(device);
        Compare(model, images, figure.Kernels.to(device), name);
        return [.. places.Select(place => test.Labels[place].item<long>())];
    }

    private static void Compare(LabModel model, Tensor images, Tensor found, string name)
    {
        var expected = model.KernelsOf(images);
        if (Expect.Same(found, expected)) return;
        if (Expect.Same(found.flatten(2).sum(2).sort(1).Values, expected.flatten(2).sum(2).sort(1).Values))
            throw new LabCheckException(
                $"{name}: the 64 kernels come in another order than the network's, so the images cannot be compared.");
        using var off = no_grad();
        using var mode = new EvaluationMode(model);
        var places = Enumerable.Range(0, (int)found.shape[0]).ToArray();
        if (places.All(i => places.Any(j => Expect.Same(found[i], expected[j]))))
            throw new LabCheckException(
                $"{name}: the kernels belong to other images than the ones that are named; keep Places and Kernels in step.");
        var v = model.Features(model.Scale(images));
        var known = Expect.Known(found,
            ("the images did not go through Scale before Features.", () => model.Kernels(model.Features(images))),
            ("the kernels are those before they are brought to length 1.", () => LayerChecks.Generated(model, v).reshape(found.shape)),
            ("all images have the mean of their kernels; each has one of its own.", () => expected.mean([0], keepdim: true).expand(found.shape)),
            ("the network was in training mode, where batch normalisation lets each image depend on the others; call eval() first.",
                () => InTraining(model, images)));
        known ??= Expect.Same(nn.functional.normalize(found.flatten(1), p: 2, dim: 1).reshape(found.shape), expected)
            ? "the kernels are those of the network but for their lengths; they are 1 as it gives them."
            : "these are not the kernels that the network of report.Dynamic gives for the images at Places, of the test images.";
        throw new LabCheckException($"{name}: {known} KernelsOf(images) of that network gives them.");
    }

    /// <summary>The kernels in training mode; the running statistics are put back.</summary>
    private static Tensor InTraining(LabModel model, Tensor images)
    {
        var state = model.state_dict().ToDictionary(named => named.Key, named => named.Value.clone());
        model.train();
        var kernels = model.Kernels(model.Features(model.Scale(images)));
        model.eval();
        foreach (var (key, value) in model.state_dict()) value.copy_(state[key]);
        return kernels;
    }
}
