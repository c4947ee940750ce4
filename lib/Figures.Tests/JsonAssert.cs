using System.Text.Json.Nodes;

namespace FilterGen.Figures.Tests;

/// <summary>Compares JSON by value, whatever its spacing.</summary>
internal static class JsonAssert
{
    public static void Equal(string expected, JsonNode? actual)
    {
        var wanted = JsonNode.Parse(expected);
        var found = JsonNode.Parse(actual?.ToJsonString() ?? "null");
        if (!JsonNode.DeepEquals(wanted, found))
            Assert.Fail($"Expected {wanted?.ToJsonString()}\nfound    {found?.ToJsonString()}");
    }
}
