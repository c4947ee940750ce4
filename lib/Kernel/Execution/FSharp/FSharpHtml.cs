namespace NotebookKernel.Execution.FSharp;

/// <summary>The module <c>Html</c> with which F# notebooks write HTML: <c>div [ _class "c" ] [ str "text" ]</c>.</summary>
internal static class FSharpHtml
{
    private const string Elements =
        "a abbr area article aside audio b blockquote br button canvas caption center code col colgroup dd details div dl dt em "
        + "fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr i iframe img input label legend li link "
        + "main mark menu menuitem meta meter nav ol optgroup option p pre progress q script section select small source span strike "
        + "strong style sub summary sup svg table tbody td textarea tfoot th thead title tr u ul video";

    private const string Attributes =
        "accept action align alt async autoComplete autoFocus autoPlay cellPadding cellSpacing charSet checked class cols colSpan content "
        + "contentEditable controls coords data dateTime default defer dir disabled download draggable encType form frameBorder headers "
        + "height hidden high href hrefLang htmlFor httpEquiv icon id kind label lang list loop low max maxLength media method min "
        + "minLength multiple muted name noValidate open optimum pattern placeholder poster preload readOnly rel required role rows "
        + "rowSpan sandbox scope scoped scrolling seamless selected shape size sizes span spellCheck src srcDoc srcLang srcSet start "
        + "step summary tabIndex target title type useMap value width wmode wrap";

    /// <summary>Its text in F#.</summary>
    public static string Module { get; } = $"""
        module Html =
            open Microsoft.AspNetCore.Html
            let custom (tag: string) (attributes: (string * obj) list) (content: obj list) =
                let view = Microsoft.DotNet.Interactive.Formatting.PocketView(tag)
                for name, value in attributes do view.HtmlAttributes.[name] <- value
                if not content.IsEmpty then view.SetContent(List.toArray content)
                view :> IHtmlContent
            let rawText (html: string) = HtmlString(html) :> IHtmlContent
            let encodedText (text: string) = rawText (System.Net.WebUtility.HtmlEncode text)
            let str text = encodedText text
            let embedNoContext (value: obj) =
                match value with
                | :? IHtmlContent as html -> html
                | _ -> encodedText (string value)
            let _style (rules: seq<string>) = "style", box (String.concat "; " rules)
        {Lines(Elements, name => $"let {name} attributes content = custom \"{name}\" attributes content")}
        {Lines(Attributes, name => $"let _{name} (value: obj) = \"{name}\", value")}
        """;

    /// <summary>Whether a text may use it.</summary>
    public static bool IsNamedIn(string code) => code.Contains("Html", StringComparison.Ordinal);

    private static string Lines(string names, Func<string, string> line) =>
        string.Join('\n', names.Split(' ').Select(name => $"    {line(name)}"));
}
