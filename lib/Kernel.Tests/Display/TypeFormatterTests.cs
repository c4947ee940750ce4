using System.Text.Json.Nodes;
using NotebookKernel.Execution;
using NotebookKernel.Tests.Execution;

namespace NotebookKernel.Tests.Display;

/// <summary>Types that say by .NET Interactive's convention how they are shown.</summary>
public sealed class TypeFormatterTests : IDisposable
{
    // What a library declares to be shown, without a reference to any kernel.
    internal const string Convention =
        """
        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
        class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) { }
            public string[] PreferredMimeTypes { get; set; }
        }
        class Formatter
        {
            readonly Func<object, string> write;
            public Formatter(string mimeType, Func<object, string> write) { MimeType = mimeType; this.write = write; }
            public string MimeType { get; }
            public bool Format(object instance, TextWriter writer)
            {
                string text = write(instance);
                writer.Write(text);
                return text != null;
            }
        }
        class Source
        {
            public IEnumerable<object> CreateTypeFormatters()
            {
                yield return new Formatter("text/html", o => "<svg></svg>");
                yield return new Formatter("image/png", o => Convert.ToBase64String(new byte[] { 137, 80, 78, 71 }));
                yield return new Formatter("application/vnd.plotly.v1+json", o => "{\"data\": [], \"layout\": {\"x\": 1.50}}");
                yield return new Formatter("text/latex", o => null);
            }
        }
        """;

    private readonly SessionFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("[TypeFormatterSource(typeof(Source))] class Figure { }")]
    [InlineData("[TypeFormatterSource(typeof(Source))] class Shape { }\nclass Figure : Shape { }")]
    [InlineData("[TypeFormatterSource(typeof(Source))] interface IShape { }\nclass Figure : IShape { }")]
    public async Task A_types_own_formatters_are_used(string declaration)
    {
        await fixture.RunAsync(Convention);
        MimeBundle shown = (await fixture.RunAsync(declaration + "\nnew Figure()")).Value!;
        Assert.Equal(["text/html", "image/png", "application/vnd.plotly.v1+json", "text/plain"], shown.Data.Select(form => form.Key));
        Assert.Equal("<svg></svg>", (string?)shown.Data["text/html"]);
        Assert.Equal("iVBORw==", (string?)shown.Data["image/png"]);
        JsonNode figure = Assert.IsAssignableFrom<JsonNode>(shown.Data["application/vnd.plotly.v1+json"]);
        Assert.Equal("""{"data":[],"layout":{"x":1.50}}""", figure.ToJsonString());
        Assert.Equal("Figure", (string?)shown.Data["text/plain"]);
    }

    [Fact]
    public async Task Preferred_types_come_first()
    {
        await fixture.RunAsync(Convention);
        RecordingSink sink = await fixture.RunAsync(
            "[TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { \"image/png\" })] class Figure { }\nnew Figure()");
        Assert.Equal("image/png", sink.Value!.Data.First().Key);
    }

    [Fact]
    public async Task A_formatter_that_throws_is_reported_and_the_others_are_used()
    {
        await fixture.RunAsync(Convention);
        RecordingSink sink = await fixture.RunAsync(
            """
            class Broken
            {
                public IEnumerable<object> CreateTypeFormatters()
                {
                    yield return new Formatter("text/html", o => throw new FormatException("bad figure"));
                    yield return new Formatter("text/plain", o => "good");
                }
            }
            [TypeFormatterSource(typeof(Broken))] class Figure { }
            new Figure()
            """);
        Assert.Equal(["text/plain"], sink.Value!.Data.Select(form => form.Key));
        Assert.Equal("good", sink.ValueText);
        Assert.Contains("cannot be shown as text/html", sink.Stderr);
        Assert.Contains("bad figure", sink.Stderr);
    }

    [Theory]
    [InlineData("string[]")]
    [InlineData("Made")]
    [InlineData("Failing")]
    public async Task A_class_that_does_not_keep_the_convention_is_named_and_the_value_shown_as_text(string source)
    {
        await fixture.RunAsync(
            Convention + "class Made { Made(int x) { } }\nclass Failing { public Failing() => throw new FormatException(); }");
        RecordingSink sink = await fixture.RunAsync($"[TypeFormatterSource(typeof({source}))] class Figure {{ }}\nnew Figure()");
        Assert.Equal("Figure", sink.ValueText);
        Assert.Contains("Figure cannot be shown by its own formatters", sink.Stderr);
    }

    [Fact]
    public async Task A_library_may_say_how_to_show_a_type_of_others()
    {
        string declared = Convention.Replace("Class | AttributeTargets.Interface", "Assembly")
            .Replace("public string[]", "public Type For { get; set; }\n    public string[]");
        LibraryBuilder.Build(
            Path.Combine(fixture.Folder, "Show.dll"),
            $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            [assembly: TypeFormatterSource(typeof(Source), For = typeof(Version))]
            {{declared}}
            public static class Library { public static void Use() { } }
            """);
        Assert.Equal("1.2", (await fixture.RunAsync("new Version(1, 2)")).ValueText);

        MimeBundle shown = (await fixture.RunAsync("#r \"Show.dll\"\nLibrary.Use();\nnew Version(1, 2)")).Value!;
        Assert.Equal("<svg></svg>", (string?)shown.Data["text/html"]);
        Assert.Equal("1.2", (string?)shown.Data["text/plain"]);
    }
}
