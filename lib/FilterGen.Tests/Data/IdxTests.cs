using FilterGen.Data;

namespace FilterGen.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_images(bool packed)
    {
        var bytes = IdxFile.Images(3, 4, 5);

        var images = Idx.ReadImages(folder.Write("images", packed ? IdxFile.Pack(bytes) : bytes));

        Assert.Equal((3, 4, 5), (images.Count, images.Rows, images.Columns));
        Assert.Equal(Enumerable.Range(0, 60).Select(i => (byte)i), images.Pixels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_labels(bool packed)
    {
        var bytes = IdxFile.Labels(7, 0, 9);

        Assert.Equal([7, 0, 9], Idx.ReadLabels(folder.Write("labels", packed ? IdxFile.Pack(bytes) : bytes)));
    }

    [Fact]
    public void An_empty_file_is_named_with_the_way_out() => AssertRejected(
        [],
        "images: expected magic 2051, found 0 (file is 0 bytes). Delete it and run again to download it.");

    [Fact]
    public void A_wrong_magic_is_named() => AssertRejected(
        IdxFile.Labels(1, 2, 3),
        "images: expected magic 2051, found 2049 (file is 11 bytes). Delete it and run again to download it.");

    [Fact]
    public void A_header_cut_short_is_named() => AssertRejected(
        IdxFile.Images(3, 4, 5)[..10],
        "images: expected a header of 16 bytes, found 10. Delete it and run again to download it.");

    [Fact]
    public void A_truncated_file_is_named() => AssertRejected(
        IdxFile.Images(3, 4, 5)[..70],
        "images: expected 76 bytes for 3 images of 4x5, found 70. Delete it and run again to download it.");

    [Fact]
    public void Trailing_bytes_are_named() => AssertRejected(
        [.. IdxFile.Images(3, 4, 5), 0],
        "images: expected 76 bytes for 3 images of 4x5, found 77. Delete it and run again to download it.");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void An_impossible_size_is_named(int rows) => AssertRejected(
        IdxFile.Make(2051, [3, rows, 5], []),
        $"images: expected sizes of at least 1 and at most {Array.MaxLength} bytes in all, found {rows} as size 2. "
            + "Delete it and run again to download it.");

    [Fact]
    public void A_packed_file_that_is_too_short_inside_is_named() => AssertRejected(
        IdxFile.Pack(IdxFile.Images(3, 4, 5)[..70]),
        "images: expected 76 unpacked bytes for 3 images of 4x5, found 70. Delete it and run again to download it.");

    [Fact]
    public void A_packed_file_that_is_too_long_inside_is_named() => AssertRejected(
        IdxFile.Pack([.. IdxFile.Images(3, 4, 5), 0]),
        "images: expected 76 unpacked bytes for 3 images of 4x5, found more. Delete it and run again to download it.");

    [Fact]
    public void A_packed_file_cut_short_is_rejected()
    {
        var packed = IdxFile.Pack(IdxFile.Images(30, 4, 5));

        var error = Assert.Throws<InvalidDataException>(() => Idx.ReadImages(folder.Write("images", packed[..^20])));

        Assert.EndsWith("Delete it and run again to download it.", error.Message);
    }

    [Fact]
    public void A_damaged_packed_file_is_named()
    {
        var packed = IdxFile.Pack(IdxFile.Images(30, 4, 5));
        packed.AsSpan(10).Fill(0xff);

        AssertRejected(packed, $"images: expected a whole gzip file, found a damaged one of {packed.Length} bytes. "
            + "Delete it and run again to download it.");
    }

    [Fact]
    public void Labels_do_not_pass_for_images_nor_images_for_labels()
    {
        var error = Assert.Throws<InvalidDataException>(() => Idx.ReadLabels(folder.Write("labels", IdxFile.Images(1, 2, 2))));

        Assert.Equal(
            folder.File("labels: expected magic 2049, found 2051 (file is 20 bytes). Delete it and run again to download it."),
            error.Message);
    }

    private void AssertRejected(byte[] bytes, string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => Idx.ReadImages(folder.Write("images", bytes)));

        Assert.Equal(folder.File(message), error.Message); // The message begins with the path.
    }
}
