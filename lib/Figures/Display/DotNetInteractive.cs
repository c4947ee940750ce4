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
        if (formatting.GetType(Formatting + ".Formatter") is not { } formatter) return;
        var register = formatter.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        foreach (var form in ChartFormatters.Forms)
        {
            Action<object, TextWriter> write = (chart, writer) => form.Format(chart, writer);
            register?.Invoke(null, [typeof(GenericChart), write, form.MimeType]);
        }
        formatter.GetMethod("SetPreferredMimeTypesFor", [typeof(Type), typeof(string[])])?
            .Invoke(null, [typeof(GenericChart), ChartFormatters.Forms.Select(form => form.MimeType).ToArray()]);
    }

    private static Assembly? Loaded(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name);
}
