using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their names ("conv1.weight"), each parameter once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
                => Distinct(_parameters, recurse, static (module, deep) => module.named_parameters(deep));

            /// <summary>The parameters, each once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
                => named_parameters(recurse).Select(static pair => pair.parameter);

            /// <summary>The buffers (state that is not trained, such as running means) with their names, each buffer once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true)
                => Distinct(_buffers, recurse, static (module, deep) => module.named_buffers(deep));

            /// <summary>The buffers, each once.</summary>
            /// <param name="recurse">Whether to include those of submodules.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true)
                => named_buffers(recurse).Select(static pair => pair.buffer);

            /// <summary>The direct submodules with their names, in the order of registration.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                foreach (var (key, module) in _submodules)
                    yield return (key, module);
            }

            /// <summary>The direct submodules.</summary>
            public virtual IEnumerable<Module> children() => named_children().Select(static pair => pair.module);

            /// <summary>All modules below this one with their names: first the direct ones, then those below each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var pair in named_children())
                    yield return pair;
                foreach (var (prefix, child) in named_children())
                    foreach (var (key, module) in child.named_modules())
                        yield return ($"{prefix}.{key}", module);
            }

            /// <summary>All modules below this one.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(static pair => pair.module);

            /// <summary>The parameter of that name, or null.</summary>
            /// <param name="target">Its name as in <see cref="named_parameters"/>.</param>
            public virtual Parameter? get_parameter(string target) => Find(target, static m => m._parameters);

            /// <summary>Whether there is a parameter of that name.</summary>
            /// <param name="target">Its name as in <see cref="named_parameters"/>.</param>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of that name, or null.</summary>
            /// <param name="target">Its name as in <see cref="named_buffers"/>.</param>
            public virtual Tensor? get_buffer(string target) => Find(target, static m => m._buffers);

            /// <summary>Whether there is a buffer of that name.</summary>
            /// <param name="target">Its name as in <see cref="named_buffers"/>.</param>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            private IEnumerable<(string, T)> Distinct<T>(
                OrderedDictionary<string, T> own, bool recurse, Func<Module, bool, IEnumerable<(string, T)>> below)
                where T : Tensor
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                foreach (var (key, value) in own)
                    if (seen.Add(value))
                        yield return (key, value);
                if (!recurse)
                    yield break;
                foreach (var (prefix, child) in named_children())
                    foreach (var (key, value) in below(child, true))
                        if (seen.Add(value))
                            yield return ($"{prefix}.{key}", value);
            }

            private T? Find<T>(string target, Func<Module, OrderedDictionary<string, T>> table) where T : Tensor
            {
                ArgumentNullException.ThrowIfNull(target);
                if (table(this).TryGetValue(target, out var value))
                    return value;
                foreach (var (prefix, child) in named_children())
                    if (target.StartsWith(prefix + '.', StringComparison.Ordinal)
                        && child.Find(target[(prefix.Length + 1)..], table) is { } found)
                        return found;
                return null;
            }
        }
    }
}
