using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LibTorch.Tests.Fixtures;

/// <summary>
/// The cases of one <c>cases_NAME.py</c>, as PyTorch computes them on this machine. The scripts run once for each test run,
/// at the first use of any set.
/// </summary>
internal sealed class FixtureSet
{
    private static readonly ConcurrentDictionary<string, FixtureSet> Loaded = new();

    private readonly JsonObject _cases;

    private FixtureSet(JsonObject cases) => _cases = cases;

    /// <summary>The names of all cases.</summary>
    public IEnumerable<string> Names => _cases.Select(entry => entry.Key);

    /// <summary>A case by name.</summary>
    public FixtureCase this[string name] => new(
        _cases[name]?.AsObject() ?? throw new ArgumentException($"The fixtures have no case '{name}'. Add it to a cases_*.py."));

    /// <summary>The set that <c>cases_NAME.py</c> makes.</summary>
    public static FixtureSet Load(string name) => Loaded.GetOrAdd(name, static name =>
    {
        var file = Path.Combine(PyTorch.GeneratedFolder, name + ".json");
        return new FixtureSet(JsonNode.Parse(File.ReadAllText(file))!.AsObject());
    });
}
