using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchSharp.Native;

/// <summary>What libtorch's text says about an allocation that failed, in bytes.</summary>
internal sealed partial record OutOfMemoryReport(torch.Device Device, long? Requested, long? Free, long? Total, long? Held)
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>What was asked for, what was free, what to do.</summary>
    internal string Message
    {
        get
        {
            string asked = Requested is { } bytes ? $"{Text(bytes)} were asked for" : "a tensor was asked for";
            string free = Free is { } left && Total is { } all ? $", {Text(left)} of {Text(all)} were free" : string.Empty;
            string held = Held is { } own ? $"; this process holds {Text(own)} in tensors" : string.Empty;
            return $"Out of memory on {Device}: {asked}{free}{held}. Take a smaller batch or network, or dispose tensors " +
                "(NewDisposeScope frees a step's), and run again: this process can go on.";
        }
    }

    /// <summary>Reads the text of the device's allocator (1.13's and 2's differ) or of the host's; null for any other text.</summary>
    internal static OutOfMemoryReport? Read(string text)
    {
        if (HostText().Match(text) is { Success: true } host)
            return new(torch.CPU, long.Parse(host.Groups[1].Value, CultureInfo.InvariantCulture), null, null, null);
        if (!text.Contains("out of memory", StringComparison.OrdinalIgnoreCase)) return null;
        Match device = DeviceText().Match(text);
        int index = device.Success ? int.Parse(device.Groups[1].Value, CultureInfo.InvariantCulture) : -1;
        return new(
            new torch.Device(DeviceType.CUDA, index),
            Bytes(AskedText().Match(text)),
            Bytes(FreeText().Match(text)),
            Bytes(TotalText().Match(text)),
            Bytes(HeldText().Match(text)));
    }

    private static string Text(long bytes)
    {
        double value = bytes;
        int unit = 0;
        for (; value >= 1024 && unit < Units.Length - 1; unit++) value /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {Units[unit]}");
    }

    private static long? Bytes(Match match)
    {
        if (!match.Success) return null;
        var groups = match.Groups.Cast<Group>().Skip(1).Where(group => group.Success).Select(group => group.Value).ToArray();
        double number = double.Parse(groups[0], CultureInfo.InvariantCulture);
        return (long)(number * Math.Pow(1024, Array.IndexOf(Units, groups[1])));
    }

    [GeneratedRegex(@"you tried to allocate (\d+) bytes")]
    private static partial Regex HostText();

    [GeneratedRegex(@"GPU (\d+)")]
    private static partial Regex DeviceText();

    [GeneratedRegex(@"Tried to allocate ([\d.]+) (\w+)")]
    private static partial Regex AskedText();

    [GeneratedRegex(@"of which ([\d.]+) (\w+) is free|; ([\d.]+) (\w+) free;")]
    private static partial Regex FreeText();

    [GeneratedRegex(@"total capacity of ([\d.]+) (\w+)|; ([\d.]+) (\w+) total capacity")]
    private static partial Regex TotalText();

    [GeneratedRegex(@"([\d.]+) (\w+) is allocated by PyTorch|; ([\d.]+) (\w+) already allocated")]
    private static partial Regex HeldText();
}
