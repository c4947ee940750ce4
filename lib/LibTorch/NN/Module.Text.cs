using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The settings shown between the brackets of <see cref="ToString"/>, as PyTorch shows them.</summary>
            protected virtual string extra_repr() => "";

            /// <summary>The module and those below it as an indented tree, in PyTorch's form.</summary>
            public override string ToString()
            {
                var settings = extra_repr();
                var nested = named_children().Select(pair => $"({pair.name}): {pair.module}").ToArray();
                var text = new StringBuilder(GetName()).Append('(').Append(settings);
                if (nested.Length == 0)
                    return text.Append(')').ToString();
                foreach (var child in nested)
                    text.Append("\n  ").Append(child.Replace("\n", "\n  ", StringComparison.Ordinal));
                return text.Append("\n)").ToString();
            }
        }
    }
}
