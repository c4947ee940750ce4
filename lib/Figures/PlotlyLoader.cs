namespace FilterGen.Figures;

/// <summary>The script of a figure in HTML.</summary>
internal static class PlotlyLoader
{
    /// <summary>
    /// A JavaScript function of a figure's key, the figure, the places of plotly.js and the least width. It uses the page's plotly if there
    /// is one, else tries the places in turn, once per page; if none works, the still picture stays, with a line that says so.
    /// Where scripts do not stand in the figure (the classic notebook runs them in the page's head) it is found by its key.
    /// </summary>
    public const string Script = """
        (function (key, figure, sources, least) {
          var script = document.currentScript;
          function load(source) {
            return new Promise(function (resolve, reject) {
              var element = document.createElement("script");
              var define = window.define, amd = define && define.amd;
              if (amd) define.amd = undefined; // RequireJS would take the library for one of its modules.
              element.onload = element.onerror = function () {
                if (amd) define.amd = amd;
                if (window.Plotly) resolve(window.Plotly); else reject();
              };
              if (source.integrity) {
                element.integrity = source.integrity;
                element.crossOrigin = "anonymous";
              }
              element.src = source.src;
              document.head.appendChild(element);
            });
          }
          function plotly() {
            if (window.Plotly) return Promise.resolve(window.Plotly);
            window.filterGenPlotly = window.filterGenPlotly || sources.reduce(function (earlier, source) {
              return earlier.catch(function () { return load(source); });
            }, Promise.reject());
            return window.filterGenPlotly;
          }
          function hosts() {
            var mark = '[data-filtergen="' + key + '"]', own = script && script.closest(mark);
            var found = own ? [own] : Array.from(document.querySelectorAll(mark));
            found.forEach(function (host) {
              host.querySelectorAll("[data-still]").forEach(function (note) { note.remove(); });
            });
            return found.filter(function (host) { return !host.dataset.drawn; });
          }
          function stay(host, reason) {
            var note = document.createElement("p");
            note.style.cssText = "margin:0;font:12px sans-serif;opacity:.75";
            note.textContent = "This is the still picture: " + reason;
            host.appendChild(note);
          }
          function draw(Plotly, host) {
            var picture = host.querySelector("img"), chart = document.createElement("div");
            host.dataset.drawn = "yes";
            host.style.overflowX = "auto";
            chart.style.minWidth = least + "px";
            host.insertBefore(chart, picture);
            picture.style.display = "none";
            Plotly.newPlot(chart, figure.data, figure.layout, figure.config).catch(function (error) {
              chart.remove();
              picture.style.display = "";
              stay(host, "plotly.js reports: " + error);
            });
          }
          plotly().then(function (Plotly) {
            hosts().forEach(function (host) { draw(Plotly, host); });
          }, function () {
            hosts().forEach(function (host) {
              host.dataset.drawn = "no";
              stay(host, "plotly.js could not be loaded. With plotly.min.js beside this page it becomes interactive.");
            });
          });
        })
        """;
}
