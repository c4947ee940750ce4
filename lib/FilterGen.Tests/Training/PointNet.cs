using FilterGen.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Finds the brightest pixel's place: a network that is no classifier.</summary>
internal sealed class PointNet : TrainableNetwork
{
    public static readonly Score Error = new("error in pixels", HigherIsBetter: false);

    private readonly Linear output = nn.Linear(36, 2);

    public PointNet()
        : base("point") => RegisterComponents();

    public override Score JudgedBy => Error;

    public override Tensor forward(Tensor images) => output.call(images.flatten(1)).unsqueeze(1); // [B, 1, 2]

    public override Objective Evaluate(Tensor images, Tensor labels)
    {
        var points = forward(images);
        return new(nn.functional.mse_loss(points, labels), points, []);
    }

    public override IReadOnlyList<(string Name, Tensor Values)> Scores(Tensor output, Tensor labels) =>
        [(Error.Name, (output - labels).pow(2).sum(2).sqrt().mean([1]))];
}
