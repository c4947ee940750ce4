using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Plotly.NET;

namespace FilterGen.Figures.Display;

/// <summary>What .NET Interactive needs to show charts of Plotly.NET; other kernels are left alone.</summary>
internal static class DotNetInteractive
{
    private const string FSharpCore = "FSharp.Core", Formatting = "Microsoft.DotNet.Interactive.Formatting";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A kernel knows nothing of this library that it could call.")]
    internal static void Register()
    {
        if (Loaded(Formatting) is not { } formatting) return;
        // It carries an FSharp.Core older than the one that Plotly.NET asks for. With two, their types are not the same.
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == FSharpCore ? Loaded(FSharpCore) : null;
        Action<object, TextWriter> write = (chart, writer) => writer.Write(new PlotlyFigure((GenericChart)chart).ToHtml());
        formatting.GetType(Formatting + ".Formatter")?
            .GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)])?
            .Invoke(null, [typeof(GenericChart), write, MimeTypes.Html]);
    }

    private static Assembly? Loaded(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name);
}
