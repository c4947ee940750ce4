namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input.</summary>
        /// <typeparam name="T">The input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public abstract class Module<T, TResult>
            : HookableModule<Func<Module<T, TResult>, T, T?>, Func<Module<T, TResult>, T, TResult, TResult?>>, IModule<T, TResult>
        {
            /// <summary>Makes a module without components.</summary>
            /// <param name="name">The module's own name.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which also runs the hooks.</summary>
            /// <param name="input">The input.</param>
            public abstract TResult forward(T input);

            /// <summary>Runs the module with its hooks.</summary>
            /// <param name="input">The input.</param>
            public TResult call(T input)
            {
                foreach (var (_, hook) in PreHooks)
                    if (hook(this, input) is { } changed)
                        input = changed;
                var result = forward(input);
                foreach (var (_, hook) in PostHooks)
                    if (hook(this, input, result) is { } changed)
                        result = changed;
                return result;
            }
        }
    }
}
