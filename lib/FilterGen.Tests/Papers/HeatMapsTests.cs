using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Fixtures;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

public class HeatMapsTests
{
    /// <summary>Two faces with three landmarks: on pixels, between pixels, at a corner and at an edge of 64×64.</summary>
    private static Tensor Landmarks => tensor(
        new[] { 10f, 20f, 30.5f, 31.25f, 63f, 0f, 6.9f, 40.1f, 12.49f, 57.51f, 0f, 33f }, [2, 3, 2]);

    [Fact]
    public void Wanted_maps_are_Gaussians_about_the_landmarks()
    {
        using var scope = NewDisposeScope();
        var maps = HeatMaps.Targets(Landmarks, 64, 48);
        Assert.Equal([2, 3, 64, 48], maps.shape);
        Close.Assert(ones([2, 3]), maps.exp().sum([2, 3]), 1e-5, "probability");
        var map = maps[0, 1]; // at (30.5, 31.25)
        float At(int x, int y) => map[y, x].item<float>();
        Assert.Equal(At(30, 31), At(31, 31), 4);
        double expected = ((35 - 30.5) * (35 - 30.5) - 0.25 + (33 - 31.25) * (33 - 31.25) - 0.0625) / (2 * HeatMaps.Sigma * HeatMaps.Sigma);
        Assert.Equal(expected, At(30, 31) - At(35, 33), 3);
    }

    [Fact]
    public void Landmarks_come_back_from_the_wanted_maps()
    {
        using var scope = NewDisposeScope();
        var found = HeatMaps.Locate(HeatMaps.Targets(Landmarks, 64, 64));
        Assert.Equal(Landmarks.shape, found.shape);
        var distances = (found - Landmarks).pow(2).sum(2).sqrt();
        Assert.InRange(distances[0, 0].item<float>(), 0, 1e-4);     // on a pixel, all of the Gaussian inside
        Assert.InRange(distances[0, 1].item<float>(), 0, 0.02);     // between pixels
        Assert.InRange(distances[1, 0].item<float>(), 0, 0.02);
        Assert.InRange(distances.max().item<float>(), 0, 2);        // at the border, where a part of the Gaussian is cut off
    }

    [Fact]
    public void A_second_lower_peak_does_not_move_the_landmark()
    {
        using var scope = NewDisposeScope();
        var near = HeatMaps.Targets(tensor(new[] { 20f, 20f }, [1, 1, 2]), 64, 64);
        var far = HeatMaps.Targets(tensor(new[] { 50f, 40f }, [1, 1, 2]), 64, 64);
        var found = HeatMaps.Locate((0.6 * near.exp() + 0.4 * far.exp()).log());
        Close.Assert(tensor(new[] { 20f, 20f }, [1, 1, 2]), found, 1e-3, "landmark");
    }

    [Fact]
    public void A_constant_does_not_move_the_landmark_nor_the_divergence()
    {
        using var scope = NewDisposeScope();
        var maps = randn([2, 3, 64, 64]);
        Close.Assert(HeatMaps.Locate(maps), HeatMaps.Locate(maps + 100), 1e-3, "landmarks");
        Close.Assert(HeatMaps.Divergence(maps, Landmarks), HeatMaps.Divergence(maps - 100, Landmarks), 1e-4, "divergence");
    }

    [Fact]
    public void Divergence_is_that_of_Kullback_and_Leibler()
    {
        using var scope = NewDisposeScope();
        Tensor maps = randn([2, 3, 64, 64], float64), landmarks = Landmarks.to(float64);
        var p = HeatMaps.Targets(landmarks, 64, 64).exp();
        var q = maps.exp() / maps.exp().sum([2, 3], keepdim: true);
        var expected = (p * (p.clamp_min(1e-300) / q).log()).sum() / 6;
        Close.Assert(expected, HeatMaps.Divergence(maps, landmarks), 1e-9, "divergence");
        Assert.Equal(0, HeatMaps.Divergence(HeatMaps.Targets(landmarks, 64, 64), landmarks).item<double>(), 9);
    }

    [Fact]
    public void Following_the_gradient_leads_to_the_landmarks()
    {
        using var scope = NewDisposeScope();
        var maps = zeros([2, 3, 64, 64], requires_grad: true);
        for (int step = 0; step < 100; step++)
        {
            maps.grad?.zero_();
            HeatMaps.Divergence(maps, Landmarks).backward();
            using var _ = no_grad();
            maps.sub_(maps.grad! * 200);
        }
        var inner = (HeatMaps.Locate(maps) - Landmarks).pow(2).sum(2).sqrt();
        Assert.InRange(inner[0, 1].item<float>(), 0, 0.5);
        Assert.InRange(inner[1, 1].item<float>(), 0, 0.5);
    }

    [Fact]
    public void Landmarks_of_another_shape_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => HeatMaps.Targets(zeros([2, 10]), 64, 64));
        Assert.StartsWith("landmarks: expected [B, K, 2], found [2, 10].", error.Message);
    }
}
