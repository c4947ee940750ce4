using FilterGen.Data.Faces;

namespace FilterGen.Tests.Data.Faces;

public sealed class FaceEntryTests
{
    private const string Numbers = "1 2.5 3 4 5 6 7 8 9 10";

    [Fact]
    public void A_line_is_a_name_five_x_five_y_and_four_attributes()
    {
        var entry = Assert.Single(FaceEntry.ParseAll($" lfw_5590\\A_B_0001.jpg {Numbers} 1 2 2 3\r\n \r\n"));

        Assert.Null(entry.Problem);
        Assert.Equal("lfw_5590/A_B_0001.jpg", entry.Name);
        Assert.Equal([new Point(1, 6), new(2.5, 7), new(3, 8), new(4, 9), new(5, 10)], entry.Landmarks);
    }

    [Theory]
    [InlineData("a.jpg 1 2 3", "training.txt, line 1: expected 15 columns, found 4.")]
    [InlineData($"a.jpg {Numbers} 1 2 2 3 4", "training.txt, line 1: expected 15 columns, found 16.")]
    [InlineData("a.jpg 1 2 3 4 5 6 x 8 9 10 1 2 2 3", "training.txt, line 1: expected a number in column 8, found x.")]
    [InlineData("a.jpg 1 2 NaN 4 5 6 7 8 9 10 1 2 2 3", "training.txt, line 1: expected a number in column 4, found NaN.")]
    [InlineData($"..\\a.jpg {Numbers} 1 2 2 3", "training.txt, line 1: expected the name of an image inside the set, found ../a.jpg.")]
    [InlineData(
        $"b/../../a.jpg {Numbers} 1 2 2 3",
        "training.txt, line 1: expected the name of an image inside the set, found b/../../a.jpg.")]
    [InlineData($"/etc/a.jpg {Numbers} 1 2 2 3", "training.txt, line 1: expected the name of an image inside the set, found /etc/a.jpg.")]
    [InlineData($"C:\\a.jpg {Numbers} 1 2 2 3", "training.txt, line 1: expected the name of an image inside the set, found C:/a.jpg.")]
    public void A_line_that_cannot_be_used_says_why(string line, string problem) =>
        Assert.Equal(problem, Assert.Single(FaceEntry.ParseAll(line)).Problem);
}
