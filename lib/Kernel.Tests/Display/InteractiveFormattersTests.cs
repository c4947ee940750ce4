using NotebookKernel.Execution;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

/// <summary>What notebooks written for .NET Interactive do with its package of formatters.</summary>
[Collection("interactive")]
public sealed class InteractiveFormattersTests : IDisposable
{
    private const string Package = "using Microsoft.DotNet.Interactive.Formatting;\n";

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_formatter_that_a_cell_registers_is_used_from_then_on()
    {
        await fixture.RunAsync(Package + "record City(string Name);\nrecord Other(int A);\n"
            + "Formatter.Register<City>(city => $\"<b>{city.Name}</b>\", \"text/html\");");

        MimeBundle one = (await fixture.RunAsync("new City(\"Bern\")")).Value!;
        Assert.Equal("<b>Bern</b>", (string?)one.Data["text/html"]);
        Assert.Equal("City { Name = Bern }", (string?)one.Data["text/plain"]);
        Assert.Contains("<b>Bern</b>", (string?)(await fixture.RunAsync("new[] { new City(\"Bern\") }")).Value!.Data["text/html"]);
        Assert.StartsWith("<details open>", (string?)(await fixture.RunAsync("new Other(1)")).Value!.Data["text/html"]);
        Assert.Equal("3", (string?)Assert.Single((await fixture.RunAsync("3")).Value!.Data).Value);
    }

    [Theory]
    [InlineData("SetPreferredMimeTypesFor(typeof(Chosen), \"application/json\")", "application/json,text/plain", "{\"X\":1}")]
    [InlineData("SetPreferredMimeTypesFor(typeof(object), \"text/plain\")", "text/plain", "Chosen { X = 1 }")]
    [InlineData("DefaultMimeType = \"text/plain\"", "text/plain", "Chosen { X = 1 }")]
    [InlineData("Register<object>(one => $\"<i>{one}</i>\", \"text/html\")", "text/html,text/plain", "<i>Chosen { X = 1 }</i>")]
    public async Task A_choice_for_a_type_or_for_all_is_kept_until_it_is_reset(string choice, string forms, string first)
    {
        await fixture.RunAsync(Package + "record Chosen(int X);\nFormatter." + choice + ";");
        try
        {
            MimeBundle shown = (await fixture.RunAsync("new Chosen(1)")).Value!;
            Assert.Equal(forms, string.Join(',', shown.Data.Select(form => form.Key)));
            var form = shown.Data.First().Value!;
            Assert.Equal(first, form is System.Text.Json.Nodes.JsonObject ? form.ToJsonString() : (string?)form);
        }
        finally
        {
            await fixture.RunAsync("Formatter.ResetToDefault();");
        }
        Assert.StartsWith("<details open>", (string?)(await fixture.RunAsync("new Chosen(1)")).Value!.Data["text/html"]);
    }

    [Fact]
    public async Task The_preferred_form_is_the_one_that_is_shown()
    {
        await fixture.RunAsync(Package + "class Place { public int X = 1; }\n"
            + "Formatter.SetPreferredMimeTypesFor(typeof(Place), \"text/plain\");\n"
            + "Formatter.Register(typeof(Place), (place, writer) => writer.Write(\"here\"), \"text/plain\");");

        Assert.Equal("here", (string?)Assert.Single((await fixture.RunAsync("new Place()")).Value!.Data).Value);
    }

    [Fact]
    public async Task Open_generic_types_and_interfaces_have_formatters_too()
    {
        await fixture.RunAsync(Package + "class Box<T> { }\ninterface IThing { }\nclass Thing : IThing { }\n"
            + "Formatter.Register(typeof(Box<>), (box, writer) => writer.Write(\"<i>box</i>\"), \"text/html\");\n"
            + "Formatter.Register<IThing>(thing => \"<i>thing</i>\", \"text/html\");");

        Assert.Equal("<i>box</i>", (string?)(await fixture.RunAsync("new Box<int>()")).Value!.Data["text/html"]);
        Assert.Equal("<i>thing</i>", (string?)(await fixture.RunAsync("new Thing()")).Value!.Data["text/html"]);
    }

    [Fact]
    public async Task A_formatter_that_throws_does_not_fail_the_cell()
    {
        await fixture.RunAsync(Package + "class Bad { public int X = 1; }\n"
            + "Formatter.Register<Bad>((bad, writer) => throw new InvalidOperationException(\"no\"), \"text/html\");");

        RecordingSink sink = await fixture.RunAsync("new Bad()");

        Assert.Equal("Bad { X = 1 }", sink.ValueText);
        Assert.Contains("Bad cannot be shown as text/html: System.InvalidOperationException: no", sink.Stderr);
    }

    [Fact]
    public async Task Views_of_tags_are_html_and_their_texts_are_encoded()
    {
        RecordingSink sink = await fixture.RunAsync(
            Package + "using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;\ndiv[style: \"color:red\"](b(\"x\"), \"a<b\")");
        Assert.Equal("<div style=\"color:red\"><b>x</b>a&lt;b</div>", (string?)sink.Value!.Data["text/html"]);

        sink = await fixture.RunAsync("new Microsoft.AspNetCore.Html.HtmlString(\"<u>y</u>\")");
        Assert.Equal("<u>y</u>", (string?)sink.Value!.Data["text/html"]);
    }

    [Fact]
    public async Task Values_are_displayed_in_chosen_forms()
    {
        RecordingSink sink = await fixture.RunAsync(
            "\"<b>x</b>\".DisplayAs(\"text/html\");\nnew { A = 1 }.Display(\"application/json\");\ndisplay(new[] { 1 }, \"text/csv\", \"application/json\");\n"
            + "new[] { new { City = \"Bern\", Size = 2 } }.DisplayTable();\nJavascript(\"1\");");

        MimeBundle[] shown = [.. sink.Displays];
        Assert.Equal("<b>x</b>", (string?)shown[0].Data["text/html"]);
        Assert.Equal("{\"A\":1}", shown[1].Data["application/json"]!.ToJsonString());
        Assert.Equal("[1]", shown[2].Data["application/json"]!.ToJsonString());
        Assert.Contains("Bern", (string?)shown[3].Data["text/html"]);
        Assert.StartsWith("<script", (string?)shown[4].Data["text/html"]);
        Assert.Equal(5, shown.Length);
    }

    [Fact]
    public async Task What_is_displayed_in_a_chosen_form_can_be_updated()
    {
        RecordingSink sink = await fixture.RunAsync("var shown = display(new { A = 1 }, \"application/json\");\nshown.Update(2);");
        Assert.Equal(["display", "update"], sink.Events.Select(entry => entry.Kind));

        sink = await fixture.RunAsync(
            "var more = new { A = 1 }.Display(\"application/json\");\nfor (int i = 2; i < 5; i++) more.Update(new { A = i });");
        Assert.Equal(["display", "display", "update", "update"], sink.Events.Select(entry => entry.Kind));
        Assert.Equal("{\"A\":4}", ((MimeBundle)sink.Events[3].Value).Data["application/json"]!.ToJsonString());
    }

    [Fact]
    public async Task What_display_gives_has_the_types_of_the_package_where_a_notebook_names_them()
    {
        RecordingSink sink = await fixture.RunAsync(
            Package + "DisplayedValue shown = display(1);\nvoid Change(DisplayedValue it, int to) => it.Update(to);\n"
            + "Change(shown, 2);\nChange(display(3), 4);\nMicrosoft.AspNetCore.Html.IHtmlContent html = HTML(\"<b>x</b>\");\nnew { html }");
        Assert.Equal(["display", "update", "display", "update", "result"], sink.Events.Select(entry => entry.Kind));
        Assert.Contains("2", ((MimeBundle)sink.Events[1].Value).Data.ToJsonString());
        Assert.Contains("<td style=\"text-align:left\"><b>x</b></td>", (string?)sink.Value!.Data["text/html"]);
    }

    [Fact]
    public async Task What_is_registered_for_a_type_is_shown_also_within_tables()
    {
        await fixture.RunAsync(Package + "record Inner(int X);\nFormatter.Register<Inner>(it => $\"<i>{it.X}</i>\", \"text/html\");");
        foreach (string code in new[] { "new { A = new Inner(7) }", "new[] { new { A = new Inner(7) } }", "new[] { (1, new Inner(7)) }" })
            Assert.Contains("<td style=\"text-align:left\"><i>7</i></td>", (string?)(await fixture.RunAsync(code)).Value!.Data["text/html"]);
    }

    [Fact]
    public async Task A_notebook_chooses_how_many_items_are_shown()
    {
        await fixture.RunAsync(Package + "int usual = Formatter.ListExpansionLimit;\nFormatter.ListExpansionLimit = 2;");
        try
        {
            Assert.Equal("[1, 2, ... more]", (await fixture.RunAsync("Enumerable.Range(1, 5).Where(i => true)")).ValueText);
        }
        finally
        {
            await fixture.RunAsync("Formatter.ListExpansionLimit = usual;");
        }
        Assert.Equal("[1, 2, 3]", (await fixture.RunAsync("new[] { 1, 2, 3 }")).ValueText);
    }

    [Fact]
    public async Task A_preferred_form_that_nothing_writes_is_left_out()
    {
        await fixture.RunAsync(Package + "record Odd(int X);\nFormatter.SetPreferredMimeTypesFor(typeof(Odd), \"image/none\");");

        Assert.Equal("Odd { X = 1 }", (await fixture.RunAsync("new Odd(1)")).ValueText);
        RecordingSink sink = await fixture.RunAsync("display(new Odd(2), \"image/none\");");
        Assert.Equal("Odd { X = 2 }", (string?)Assert.Single(sink.Displays.Single().Data).Value);
        Assert.Contains("Odd cannot be shown as image/none: System.ArgumentException: No formatter is registered for it.", sink.Stderr);
    }

    [Theory]
    [InlineData("Source", "")]
    [InlineData("Source", "FormatterSourceType")]
    [InlineData("Failing", "FormatterSourceType")]
    [InlineData("string", "FormatterSourceType")]
    public async Task A_types_own_formatters_are_used_beside_the_package(string source, string property)
    {
        string convention = property.Length == 0 ? TypeFormatterTests.Convention : TypeFormatterTests.Convention.Replace(
            "public TypeFormatterSourceAttribute(Type type) { }",
            $"public TypeFormatterSourceAttribute(Type type) => {property} = type;\npublic Type {property} {{ get; }}");
        await fixture.RunAsync(Package + "int limit = Formatter.ListExpansionLimit;");
        await fixture.RunAsync(convention + "class Failing { public Failing() => throw new FormatException(\"not made\"); }");

        RecordingSink sink = await fixture.RunAsync(
            $"[TypeFormatterSource(typeof({source}), PreferredMimeTypes = new[] {{ \"image/png\" }})] class Figure {{ }}\nnew Figure()");

        Assert.Equal(source == "Source" ? "image/png" : "text/plain", sink.Value!.Data.First().Key);
        Assert.Equal("Figure", (string?)sink.Value.Data["text/plain"]);
        if (source != "Source") Assert.Contains("Figure cannot be shown by its own formatters", sink.Stderr);
    }

    [Theory]
    [InlineData("new HtmlFormatter<Figure>((figure, context) => context.Writer.Write($\"<u>{figure.Size}</u>\"))")]
    [InlineData("new Own()")]
    public async Task A_type_may_name_formatters_of_the_package_for_itself(string formatter)
    {
        await fixture.RunAsync($$"""
            {{Package}}class Source : ITypeFormatterSource
            {
                public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [{{formatter}}];
            }
            class Own : ITypeFormatter
            {
                string ITypeFormatter.MimeType => "text/html";
                Type ITypeFormatter.Type => typeof(Figure);
                bool ITypeFormatter.Format(object value, FormatContext context)
                {
                    context.Writer.Write($"<u>{((Figure)value).Size}</u>");
                    return true;
                }
            }
            [TypeFormatterSource(typeof(Source))] class Figure { public int Size = 3; }
            """);
        RecordingSink sink = await fixture.RunAsync("new Figure()");
        Assert.Equal("<u>3</u>", (string?)sink.Value!.Data["text/html"]);
        Assert.Equal("", sink.Stderr);
    }

    [Fact]
    public async Task A_source_of_formatters_that_cannot_be_made_is_told_of_and_its_type_is_shown()
    {
        await fixture.RunAsync(Package + "class Source<T> { }\n[TypeFormatterSource(typeof(Source<>))] class Figure { }");
        RecordingSink sink = await fixture.RunAsync("new Figure()");
        Assert.Equal("Figure", sink.ValueText);
        Assert.Contains("Figure cannot be shown by its own formatters: System.ArgumentException", sink.Stderr);
    }

    [Fact]
    public async Task Values_are_shown_also_after_a_type_gave_null_for_a_formatter()
    {
        await fixture.RunAsync(
            Package + "class Source : ITypeFormatterSource { public IEnumerable<ITypeFormatter> CreateTypeFormatters() { yield return null; } }");
        await fixture.RunAsync("[TypeFormatterSource(typeof(Source))] class Figure { }");
        try
        {
            Assert.Equal("Figure", (await fixture.RunAsync("new Figure()")).ValueText);
            Assert.Equal("[3]", (await fixture.RunAsync("new List<int> { 3 }")).ValueText);
        }
        finally
        {
            await fixture.RunAsync("Formatter.ResetToDefault();");
        }
        RecordingSink sink = await fixture.RunAsync("display(new { A = 1 }, \"application/json\");");
        Assert.Equal("{\"A\":1}", sink.Displays.Single().Data["application/json"]!.ToJsonString());
    }
}
