using FilterGen.Papers.FilterGan;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.FilterGan;

/// <summary>Walks whose pictures are drawn: the first dimension dims, the second thickens, the third slants, the fourth cuts an end off.</summary>
public class DirectionEffectTests
{
    private static readonly Tensor Bar = DrawnStrokes.Bar(2, 0.8f);

    private static readonly InvarianceMap Walks = Drawn(
        [DrawnStrokes.Bar(2, 0.6f), Bar, DrawnStrokes.Bar(2, 1)],
        [Bar, Bar, DrawnStrokes.Bar(4, 0.8f)],
        [DrawnStrokes.Bar(2, 0.8f, -0.2), Bar, DrawnStrokes.Bar(2, 0.8f, 0.2)],
        [Cut(), Bar, Bar]);

    private readonly DirectionEffect[] effects = DirectionEffect.Of(Walks, 3);

    [Fact]
    public void Dimming_changes_the_brightness_alone_and_is_local()
    {
        Assert.Equal(40, effects[0].Brightness, tolerance: 1e-3);
        Assert.Equal((0, 0), (Math.Round(effects[0].Width, 4), Math.Round(effects[0].Slant, 3)));
        Assert.Equal(0.25, effects[0].Change, tolerance: 1e-5);
        Assert.Equal(1, effects[0].Locality, tolerance: 1e-6);
    }

    [Fact]
    public void Thickening_changes_the_width()
    {
        Assert.InRange(effects[1].Width, 1, 2);
        Assert.Equal((0, 0), (Math.Round(effects[1].Brightness, 3), Math.Round(effects[1].Slant, 3)));
        Assert.Equal(1, effects[1].Locality, tolerance: 1e-6);
    }

    [Fact]
    public void Leaning_changes_the_slant_and_is_less_local_than_thickening()
    {
        Assert.Equal(2 * Math.Atan(0.2) * 180 / Math.PI, effects[2].Slant, tolerance: 1.5);
        Assert.InRange(effects[2].Locality, 0, 0.9);
    }

    [Fact]
    public void A_change_at_one_place_is_not_local() => Assert.InRange(effects[3].Locality, 0, 0.8);

    [Fact]
    public void The_class_is_kept_by_all_pictures_but_one() =>
        Assert.Equal([1, 1, 1, 0.667], effects.Select(effect => Math.Round(effect.ClassKept, 3)));

    [Fact]
    public void Walks_of_another_length_are_told() => Assert.Equal(
        "expected walks of 5 places, found 12 pictures of an image. (Parameter 'values')",
        Assert.Throws<ArgumentException>(() => DirectionEffect.Of(Walks, 5)).Message);

    private static Tensor Cut()
    {
        var cut = Bar.clone();
        cut[.., .., 14.., ..] = 0;
        return cut;
    }

    private static InvarianceMap Drawn(params Tensor[][] walks)
    {
        var pictures = cat([.. walks.SelectMany(walk => walk)]).unsqueeze(0);
        var answers = ones(1, pictures.shape[1], dtype: int64);
        answers[0, answers.shape[1] - 3] = 7;
        return new(Bar, pictures, ones(1, 1, pictures.shape[1]), answers, ones(1, dtype: int64), zeros(1));
    }
}
