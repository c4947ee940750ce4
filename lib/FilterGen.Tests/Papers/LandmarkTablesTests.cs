using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Tests.Papers;

/// <summary>
/// The structure of the landmark networks against Tables 8 to 14, with padding 1 where the tables say 0 beside a size that is
/// kept or halved, and with an autoencoder that ends in 64x64x3.
/// </summary>
public class LandmarkTablesTests
{
    private static readonly LandmarkFilterGenerationNet Net = new(32);

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Baseline_is_Table_8(int n) => Tables.Equal(
        [
            ("Conv+BN+LReLU", "3x3/1/1", $"64x64x{n}", 9 * 3 * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"32x32x{n}", 9 * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"16x16x{n}", 9 * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"8x8x{n}", 9 * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"4x4x{n}", 9 * n * n + 2 * n),
            .. DecoderRows(n),
        ],
        Assert.Single(new LandmarkBaseline(n).Layers(), table => table.Network == $"Model{n}").Rows);

    [Fact]
    public void Autoencoder_is_Table_9() => Tables.Equal(
        [
            ("Conv+BN+LReLU", "3x3/1/1", "64x64x64", 9 * 3 * 64 + 2 * 64),
            ("Conv+BN+LReLU", "3x3/2/1", "32x32x64", 9 * 64 * 64 + 2 * 64),
            ("Conv+BN+LReLU", "3x3/2/1", "16x16x96", 9 * 64 * 96 + 2 * 96),
            ("Conv+BN+LReLU", "3x3/2/1", "8x8x96", 9 * 96 * 96 + 2 * 96),
            ("Conv+BN+LReLU", "3x3/2/1", "4x4x128", 9 * 96 * 128 + 2 * 128),
            ("Upsample", "-", "8x8x128", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "8x8x96", 9 * 128 * 96 + 2 * 96),
            ("Upsample", "-", "16x16x96", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "16x16x96", 9 * 96 * 96 + 2 * 96),
            ("Upsample", "-", "32x32x96", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "32x32x64", 9 * 96 * 64 + 2 * 64),
            ("Upsample", "-", "64x64x64", 0),
            ("Conv+BN+ReLU", "3x3/1/1", "64x64x64", 9 * 64 * 64 + 2 * 64),
            ("Conv", "3x3/1/1", "64x64x3", 9 * 64 * 3 + 3),
        ],
        Net.Autoencoder.Layers());

    [Theory]
    [InlineData(10, 64, "4x4/4/0 16x16x64", "4x4/4/0 4x4x64", "4x4/1/0 64")]
    [InlineData(11, 64, "4x4/4/0 8x8x64", "4x4/4/0 2x2x64", "2x2/1/0 64")]
    [InlineData(12, 96, "4x4/4/0 4x4x96", "4x4/1/0 96")]
    [InlineData(13, 96, "4x4/4/0 2x2x96", "2x2/1/0 96")]
    [InlineData(14, 128, "4x4/1/0 128")]
    public void Reductions_are_Tables_10_to_14(int table, int channels, params string[] convolutions)
    {
        var rows = Net.Reductions[table - 10].Layers();
        Assert.Equal(convolutions, rows.SkipLast(1).Select(row => $"{row.Geometry} {row.OutputSize}"));
        Assert.All(rows.SkipLast(1), row => Assert.Equal("Conv+BN+LReLU", row.Layer));
        Tables.Equal([("FC+LReLU", "-", $"{channels}", channels * channels + channels)], rows.TakeLast(1));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Prediction_network_is_Table_8_with_a_generated_encoder(int n) => Tables.Equal(
        [
            ("Conv+BN+LReLU", "3x3/1/1", $"64x64x{n}", 9 * 3 * n + (64 + 1) * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"32x32x{n}", 9 * n * n + (64 + 1) * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"16x16x{n}", 9 * n * n + (96 + 1) * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"8x8x{n}", 9 * n * n + (96 + 1) * n * n + 2 * n),
            ("Conv+BN+LReLU", "3x3/2/1", $"4x4x{n}", 9 * n * n + (128 + 1) * n * n + 2 * n),
            .. DecoderRows(n),
        ],
        new LandmarkFilterGenerationNet(n).Prediction.Layers());

    [Fact]
    public void The_parts_hold_all_parameters_of_the_whole() => Assert.Equal(
        Net.parameters().Sum(parameter => parameter.numel()), Net.Layers().Sum(part => part.Rows.Sum(row => row.Parameters)));

    [Fact]
    public void Skip_connections_double_what_the_decoder_takes_from_its_second_row_on()
    {
        Tables.Equal(DecoderRows(32, skips: true), new LandmarkBaseline(32, skips: true).Layers()[0].Rows.Skip(5));
        Tables.Equal(DecoderRows(32, skips: true), new LandmarkFilterGenerationNet(32, skips: true).Prediction.Layers().Skip(5));
    }

    private static (string, string, string, long)[] DecoderRows(int n, bool skips = false)
    {
        int joined = skips ? 2 * n : n;
        return
        [
            ("Upsample", "-", $"8x8x{n}", 0),
            ("Conv+BN+LReLU", "3x3/1/1", $"8x8x{n}", 9 * n * n + 2 * n),
            ("Upsample", "-", $"16x16x{joined}", 0),
            ("Conv+BN+LReLU", "3x3/1/1", $"16x16x{n}", 9 * joined * n + 2 * n),
            ("Upsample", "-", $"32x32x{joined}", 0),
            ("Conv+BN+LReLU", "3x3/1/1", $"32x32x{n}", 9 * joined * n + 2 * n),
            ("Upsample", "-", $"64x64x{joined}", 0),
            ("Conv+BN+LReLU", "3x3/1/1", $"64x64x{n}", 9 * joined * n + 2 * n),
            ("Conv", "3x3/1/1", "64x64x5", 9 * joined * 5 + 5),
        ];
    }
}
