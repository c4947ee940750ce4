using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

/// <summary>Dates, of which the second of January and the first of February must not read the same.</summary>
public sealed class DateTests : IDisposable
{
    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("new DateTime(2020, 2, 1)", "2020-02-01 00:00:00")]
    [InlineData("new DateTime(2020, 2, 1, 13, 4, 5, 60)", "2020-02-01 13:04:05.06")]
    [InlineData("DateTime.UnixEpoch", "1970-01-01 00:00:00Z")]
    [InlineData("new DateOnly(2020, 2, 1)", "2020-02-01")]
    [InlineData("new TimeOnly(13, 4, 5)", "13:04:05")]
    [InlineData("new DateTimeOffset(2020, 2, 1, 3, 4, 5, TimeSpan.FromHours(-2))", "2020-02-01 03:04:05 -02:00")]
    [InlineData("TimeSpan.FromMinutes(100.5)", "01:40:30")]
    [InlineData("(DateTime?)new DateTime(2020, 2, 1)", "2020-02-01 00:00:00")]
    [InlineData("(new DateOnly(2020, 2, 1), 1.5)", "(2020-02-01, 1.5)")]
    [InlineData("new[] { new DateOnly(2020, 2, 1) }", "[2020-02-01]")]
    [InlineData("new { Day = new DateOnly(2020, 2, 1) }", "{ Day = 2020-02-01 }")]
    [InlineData("new Dictionary<DateOnly, int> { [new DateOnly(2020, 2, 1)] = 3 }", "[[2020-02-01, 3]]")]
    [InlineData("record Stay(DateTime From, DateOnly To);\nnew Stay(new(2020, 2, 1), new(2020, 2, 3))", "Stay { From = 2020-02-01 00:00:00, To = 2020-02-03 }")]
    [InlineData("record struct Stay(DateOnly From);\n(new Stay(new(2020, 2, 1)), 1)", "(Stay { From = 2020-02-01 }, 1)")]
    public async Task A_date_is_written_year_first(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData("new[] { new { Day = new DateOnly(2020, 2, 1), Took = TimeSpan.FromSeconds(90) } }", "<td>2020-02-01</td><td>00:01:30</td>")]
    [InlineData("record Stay(DateTime From);\nnew Stay(new(2020, 2, 1))", "2020-02-01 00:00:00</td>")]
    [InlineData("new Dictionary<DateOnly, int> { [new DateOnly(2020, 2, 1)] = 3 }", "<td>2020-02-01</td>")]
    [InlineData("new[] { new Dictionary<DateOnly, int> { [new DateOnly(2020, 2, 1)] = 3 } }", "<th>2020-02-01</th>")]
    public async Task A_date_in_a_table_is_too(string code, string expected) =>
        Assert.Contains(expected, (string?)(await fixture.RunAsync(code)).Value!.Data["text/html"]);

    [Theory]
    [InlineData("#!fsharp\nSystem.DateOnly(2020, 2, 1)", "2020-02-01")]
    [InlineData("#!fsharp\n[ System.DateTime(2020, 2, 1) ]", "[2020-02-01 00:00:00]")]
    public async Task A_date_of_FSharp_is_too(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData("$\"{new DateTime(2020, 2, 1)}\"", "02/01/2020 00:00:00")]
    [InlineData("new DateTime(2020, 2, 1).ToString(\"d\")", "02/01/2020")]
    [InlineData("(FormattableString)$\"on {new DateTime(2020, 2, 1):d}\"", "on 02/01/2020")]
    [InlineData("class Stay { public override string ToString() => $\"{new DateOnly(2020, 2, 1)}\"; }\nnew Stay()", "02/01/2020")]
    [InlineData("record Stay { public override string ToString() => $\"{new DateOnly(2020, 2, 1)}\"; }\nnew Stay()", "02/01/2020")]
    public async Task What_code_itself_writes_stays_as_it_writes_it(string code, string expected) =>
        Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);

    [Theory]
    [InlineData("new DateOnly(2020, 2, 1)", "01.02.2020")]
    [InlineData("(new DateTime(2020, 2, 1), 1.5)", "(01.02.2020 00:00:00, 1.5)")]
    [InlineData("record Stay(DateOnly From);\nnew Stay(new(2020, 2, 1))", "Stay { From = 01.02.2020 }")]
    public async Task Where_a_notebook_chose_a_culture_dates_are_written_as_there(string code, string expected)
    {
        CultureInfo? before = CultureInfo.DefaultThreadCurrentCulture;
        CultureInfo chosen = (CultureInfo)CultureInfo.InvariantCulture.Clone(); // Tests have no others.
        chosen.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = chosen;
            Assert.Equal(expected, (await fixture.RunAsync(code)).ValueText);
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }
}
