using System.Collections;

namespace FilterGen.Figures.Tests;

/// <summary>Shows a value as a notebook kernel does that knows only the names of the display convention.</summary>
internal static class KernelDisplay
{
    public static Dictionary<string, string> Show(object value)
    {
        var attribute = value.GetType().GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance(Property<Type>(attribute, "FormatterSourceType"))!;
        var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var forms = new Dictionary<string, string>();
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            if ((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!)
                forms.Add(Property<string>(formatter, "MimeType"), writer.ToString());
            else
                Assert.Empty(writer.ToString());
        }
        return forms;
    }

    public static string[] PreferredTypes(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        return Property<string[]>(attribute, "PreferredMimeTypes");
    }

    private static T Property<T>(object target, string name) =>
        (T)target.GetType().GetProperty(name)!.GetGetMethod()!.Invoke(target, null)!;
}
