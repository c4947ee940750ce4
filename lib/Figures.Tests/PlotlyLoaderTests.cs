using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FilterGen.Figures.Tests;

/// <summary>Runs the script of the figures in Node on a page that is just large enough for it.</summary>
public class PlotlyLoaderTests
{
    private const string Page = """
        function element(tag) {
          return {
            tag: tag, style: {}, dataset: {}, children: [],
            appendChild(child) { child.parentElement = this; this.children.push(child); return child; },
            insertBefore(child) { child.parentElement = this; this.children.unshift(child); },
            querySelectorAll() { return this.children.filter(child => child.still); },
            querySelector() { return this.children.find(child => child.tag === "img"); },
            remove() { this.parentElement.children.splice(this.parentElement.children.indexOf(this), 1); },
          };
        }
        globalThis.window = {};
        const loaded = [], drawn = [];
        const Plotly = { newPlot(chart, data) { drawn.push(data); return Promise.resolve(); } };
        const head = element("head");
        head.appendChild = function (script) {
          loaded.push(script.src + (script.integrity ? " checked" : ""));
          setTimeout(() => {
            if (script.src !== works) return script.onerror();
            if (window.define && window.define.amd) throw new Error("taken for a module of RequireJS");
            window.Plotly = Plotly;
            script.onload();
          }, 0);
        };
        const hosts = [];
        globalThis.document = { head: head, createElement: element, currentScript: null, querySelectorAll: () => hosts };
        function host() {
          const div = element("div");
          div.appendChild(element("img"));
          div.appendChild(element("p")).still = true;
          hosts.push(div);
          return div;
        }
        function run(key, figure, elsewhere) {
          const div = host();
          document.currentScript = elsewhere === undefined ? { closest: () => div } : elsewhere;
          show(key, figure, [{ src: "plotly.min.js" }, { src: "https://cdn", integrity: "sha256-x" }]);
          document.currentScript = null;
        }
        process.on("exit", () => console.log(JSON.stringify({
          loaded: loaded, drawn: drawn,
          pictures: hosts.map(div => div.querySelector().style.display || "shown"),
          notes: hosts.map(div => div.children.filter(child => child.tag === "p").length),
        })));
        """;

    [NodeFact]
    public void The_library_is_loaded_once_for_all_figures_of_a_page() => Expect(
        """{ "loaded": ["plotly.min.js"], "drawn": [1, 2], "pictures": ["none", "none"], "notes": [0, 0] }""",
        "plotly.min.js", "run('a', { data: 1 }); run('b', { data: 2 });");

    [NodeFact]
    public void Without_a_copy_beside_the_page_it_comes_checked_from_plotlys_network() => Expect(
        """{ "loaded": ["plotly.min.js", "https://cdn checked"], "drawn": [1], "pictures": ["none"], "notes": [0] }""",
        "https://cdn", "run('a', { data: 1 });");

    [NodeFact]
    public void A_page_that_has_plotly_loads_nothing() => Expect(
        """{ "loaded": [], "drawn": [1], "pictures": ["none"], "notes": [0] }""",
        "", "window.Plotly = Plotly; run('a', { data: 1 });");

    [NodeFact]
    public void When_nothing_can_be_loaded_the_picture_stays_with_a_note() => Expect(
        """{ "loaded": ["plotly.min.js", "https://cdn checked"], "drawn": [], "pictures": ["shown", "shown"], "notes": [1, 1] }""",
        "", "run('a', { data: 1 }); run('b', { data: 2 });");

    [NodeFact]
    public void When_plotly_fails_the_picture_comes_back_with_a_note() => Expect(
        """{ "loaded": [], "drawn": [], "pictures": ["shown"], "notes": [1] }""",
        "", "window.Plotly = { newPlot: () => Promise.reject('no') }; run('a', { data: 1 });");

    /// <summary>Some pages run scripts in a module, which has no place; the classic Notebook runs them in the page's head.</summary>
    [NodeFact]
    public void A_script_that_does_not_stand_in_its_figure_finds_it_by_the_key() => Expect(
        """{ "loaded": ["plotly.min.js"], "drawn": [1, 2], "pictures": ["none", "none"], "notes": [0, 0] }""",
        "plotly.min.js", "run('a', { data: 1 }, null); setTimeout(() => run('b', { data: 2 }, { closest: () => null }), 50);");

    [NodeFact]
    public void RequireJS_does_not_take_the_library() => Expect(
        """{ "loaded": ["plotly.min.js"], "drawn": [1], "pictures": ["none"], "notes": [0] }""",
        "plotly.min.js", "window.define = () => {}; window.define.amd = {}; run('a', { data: 1 });");

    private static void Expect(string expected, string works, string steps)
    {
        var script = $"const works = \"{works}\";\n{Page}\nconst show = {PlotlyLoader.Script};\n{steps}";
        using var node = Process.Start(new ProcessStartInfo("node", "-") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        node.StandardInput.Write(script);
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        JsonAssert.Equal(expected, JsonNode.Parse(output));
    }
}
