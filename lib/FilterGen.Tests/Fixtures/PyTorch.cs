namespace FilterGen.Tests.Fixtures;

/// <summary>The machine's Python with PyTorch, which computes the values that the networks are compared with.</summary>
internal static class PyTorch
{
    private static readonly PythonOracle Oracle = new("torch", "FilterGen.Tests/Fixtures/generate.py");

    public static bool IsInstalled => Oracle.IsInstalled;

    /// <summary>The folder with the fixtures, generated once per test run.</summary>
    public static string Folder => Oracle.Folder;
}
