namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Base of every network and layer: named parameters, buffers and submodules, a training flag,
        /// saving and loading of the state, and moving between devices and types.
        /// </summary>
        /// <remarks>
        /// A derived class assigns its layers to fields and calls <see cref="RegisterComponents"/> at the end of its constructor;
        /// the fields' names are the names in <see cref="state_dict"/>.
        /// What a module registers belongs to the module, not to the dispose scope it was made in.
        /// </remarks>
        public partial class Module : IDisposable
        {
            /// <summary>The module's own name, for messages.</summary>
            protected readonly string name;

            private bool _training = true;

            /// <summary>Makes a module without components, in training mode.</summary>
            /// <param name="name">The module's own name, for messages.</param>
            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode (dropout drops, batch norm uses the batch's statistics).</summary>
            public virtual bool training => _training;

            /// <summary>Puts this module and all below it into training or evaluation mode.</summary>
            /// <param name="train">True for training, false for evaluation.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children())
                    child.train(train);
            }

            /// <summary>Puts this module and all below it into evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>The module's own name.</summary>
            public virtual string GetName() => name;

            /// <summary>Calls a function with every module below this one, innermost first, and at last with this one.</summary>
            /// <param name="fn">The function, for instance one that initialises weights.</param>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Says for every parameter whether backward passes collect its gradient.</summary>
            /// <param name="requires_grad">False freezes the module.</param>
            public virtual Module requires_grad_(bool requires_grad = true)
            {
                foreach (var parameter in parameters())
                    parameter.requires_grad = requires_grad;
                return this;
            }

            /// <summary>Clears the gradients of all parameters.</summary>
            /// <param name="set_to_none">True drops the gradients, false fills them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true) => GradientTools.Clear(parameters(), set_to_none);

            /// <summary>Releases the parameters and buffers of this module and of all below it.</summary>
            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases what the module holds; an override calls the base.</summary>
            /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var child in children().ToArray())
                    child.Dispose();
                foreach (var (_, buffer) in named_buffers(recurse: false).ToArray())
                    buffer.Dispose();
                foreach (var (_, parameter) in named_parameters(recurse: false).ToArray())
                    parameter.Dispose();
            }
        }
    }
}
