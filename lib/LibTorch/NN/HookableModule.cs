namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched, or changed, by functions that run before and after it.</summary>
        /// <typeparam name="TPreHook">The type of the functions that run before.</typeparam>
        /// <typeparam name="TPostHook">The type of the functions that run after.</typeparam>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            private protected readonly List<(object Key, TPreHook Hook)> PreHooks = [];
            private protected readonly List<(object Key, TPostHook Hook)> PostHooks = [];

            /// <summary>Makes a module without hooks.</summary>
            /// <param name="name">The module's own name.</param>
            protected HookableModule(string name)
                : base(name)
            {
            }

            /// <summary>Adds a function that runs after every call and may replace its result.</summary>
            /// <param name="hook">Gets the module, its inputs and its result; returns a new result, or null to keep it.</param>
            /// <returns>What takes the hook away again.</returns>
            public HookRemover register_forward_hook(TPostHook hook)
            {
                var key = new object();
                PostHooks.Add((key, hook));
                return new HookRemover(() => PostHooks.RemoveAll(entry => entry.Key == key));
            }

            /// <summary>Adds a function that runs before every call and may replace its inputs.</summary>
            /// <param name="hook">Gets the module and its inputs; returns new inputs, or null to keep them.</param>
            /// <returns>What takes the hook away again.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                var key = new object();
                PreHooks.Add((key, hook));
                return new HookRemover(() => PreHooks.RemoveAll(entry => entry.Key == key));
            }

            /// <summary>Takes a hook away again.</summary>
            public sealed class HookRemover
            {
                private readonly Action _remove;

                internal HookRemover(Action remove) => _remove = remove;

                /// <summary>Takes the hook away; a second call does nothing.</summary>
                public void remove() => _remove();
            }
        }
    }
}
