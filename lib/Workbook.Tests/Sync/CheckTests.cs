namespace Workbook.Tests.Sync;

public sealed class CheckTests : IDisposable
{
    private readonly CommandFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Pairs_in_step_pass()
    {
        fixture.Write("a.dib", "1");
        await fixture.RunAsync("sync", fixture.Root);

        Assert.Equal(0, await fixture.RunAsync("sync", "--check", fixture.Root));
        Assert.Empty(fixture.Output + fixture.Error);
    }

    [Fact]
    public async Task Differing_and_missing_files_are_listed_and_left_alone()
    {
        fixture.Write("differs.dib", "1");
        fixture.Write("fine.dib", "1");
        fixture.Write("noDib.dib", "1");
        await fixture.RunAsync("sync", fixture.Root);
        fixture.Write("differs.dib", "2");
        File.Delete(fixture.Path("noDib.dib"));
        fixture.Write("noIpynb.dib", "1");
        var before = fixture.Names();

        Assert.Equal(1, await fixture.RunAsync("sync", "--check", fixture.Root));

        Assert.Equal(
            [
                $"{fixture.Path("differs.dib")} has changes that differs.ipynb lacks.",
                $"{fixture.Path("noDib.dib")} is missing beside noDib.ipynb.",
                $"{fixture.Path("noIpynb.ipynb")} is missing beside noIpynb.dib.",
            ],
            fixture.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(before, fixture.Names());
        Assert.Equal("2", fixture.Read("differs.dib"));
    }
}
