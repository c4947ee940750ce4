using System.Reflection;
using System.Text.Json.Nodes;
using Workbook.Documents;

namespace Workbook.Protocol;

/// <summary>What the kernel says about itself.</summary>
internal static class KernelInfo
{
    /// <summary>The content of a <c>kernel_info_reply</c>.</summary>
    public static JsonObject Create() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageFormat.Version,
        ["implementation"] = "workbook",
        ["implementation_version"] = typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "1.0",
        ["language_info"] = NotebookKernel.LanguageInfo(),
        ["banner"] = $"{NotebookKernel.DisplayName} on .NET {Environment.Version}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
    };
}
