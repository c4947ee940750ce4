namespace TorchSharp.Utils;

/// <summary>Gives a field's parameter, buffer or submodule another name in the state dictionary than the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    /// <summary>The name to register the component under; the field's name if null.</summary>
    public string? Name { get; set; }
}
