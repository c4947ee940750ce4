using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, Module> _submodules = [];
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, Tensor> _buffers = [];
            private readonly HashSet<string> _transientBuffers = [];

            /// <summary>Adds a parameter; the module owns it from now on.</summary>
            /// <param name="name">Its name in <see cref="state_dict"/>; no dots.</param>
            /// <param name="param">The parameter.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                CheckName(name, "parameter");
                ArgumentNullException.ThrowIfNull(param);
                if (!_parameters.TryAdd(name, param))
                    throw Taken(name, "parameter");
                param.DetachFromDisposeScope();
            }

            /// <summary>Adds a buffer (state that is not trained); the module owns it from now on.</summary>
            /// <param name="name">Its name in <see cref="state_dict"/>; no dots.</param>
            /// <param name="tensor">The buffer.</param>
            /// <param name="persistent">Whether it is part of <see cref="state_dict"/>.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckName(name, "buffer");
                ArgumentNullException.ThrowIfNull(tensor);
                if (!_buffers.TryAdd(name, tensor))
                    throw Taken(name, "buffer");
                if (!persistent)
                    _transientBuffers.Add(name);
                tensor.DetachFromDisposeScope();
            }

            /// <summary>Adds a submodule; null removes the one of that name.</summary>
            /// <param name="name">Its name in <see cref="state_dict"/>; no dots.</param>
            /// <param name="submodule">The submodule; its own components are registered too.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module? submodule)
            {
                CheckName(name, "module");
                if (submodule is null)
                {
                    _submodules.Remove(name);
                    return;
                }
                if (!_submodules.TryAdd(name, submodule))
                    throw Taken(name, "module");
                submodule.RegisterComponents();
            }

            /// <summary>Adds a submodule: another name of <see cref="register_module"/>.</summary>
            /// <param name="name">Its name in <see cref="state_dict"/>.</param>
            /// <param name="module">The submodule.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>
            /// Registers every field that holds a module, parameter or tensor and is not registered yet, under the field's name
            /// (or that of its <see cref="Utils.ComponentNameAttribute"/>; for an automatic property, the property's name).
            /// </summary>
            protected virtual void RegisterComponents()
            {
                foreach (var (key, field) in ComponentFields.Of(GetType()))
                {
                    switch (field.GetValue(this))
                    {
                        case Module module when !_submodules.ContainsKey(key) && !Holds(_submodules, module):
                            register_module(key, module);
                            break;
                        case Parameter parameter when !_parameters.ContainsKey(key) && !Holds(_parameters, parameter):
                            register_parameter(key, parameter);
                            break;
                        case Tensor tensor and not Modules.Parameter when !_buffers.ContainsKey(key) && !Holds(_buffers, tensor):
                            register_buffer(key, tensor);
                            break;
                    }
                }
            }

            /// <summary>Registers a parameter, replaces the one of that name, or with null removes it.</summary>
            /// <param name="name">The name.</param>
            /// <param name="value">The new value.</param>
            protected void ConditionallyRegisterParameter(string name, Tensor? value)
            {
                _parameters.Remove(name);
                if (value is not null)
                    register_parameter(name, value as Parameter ?? new Parameter(value));
            }

            /// <summary>Registers a buffer, replaces the one of that name, or with null removes it.</summary>
            /// <param name="name">The name.</param>
            /// <param name="value">The new value.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value)
            {
                _buffers.Remove(name);
                if (value is not null)
                    register_buffer(name, value);
            }

            /// <summary>Registers the fields of a module that another one takes in.</summary>
            internal void CompleteRegistration() => RegisterComponents();

            private static bool Holds<T>(OrderedDictionary<string, T> table, T value) where T : class
            {
                foreach (var (_, entry) in table)
                    if (ReferenceEquals(entry, value))
                        return true;
                return false;
            }

            private void CheckName(string name, string kind)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"{GetName()}: a {kind}'s name must not be empty or hold a dot, found '{name}'.");
            }

            private InvalidOperationException Taken(string name, string kind)
                => new($"{GetName()}: a {kind} named '{name}' is already registered. Give each component a name of its own.");
        }
    }
}
