namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of three inputs.</summary>
        /// <typeparam name="T1">The first input's type.</typeparam>
        /// <typeparam name="T2">The second input's type.</typeparam>
        /// <typeparam name="T3">The third input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public abstract class Module<T1, T2, T3, TResult>
            : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>,
              Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult?>>, IModule<T1, T2, T3, TResult>
        {
            /// <summary>Makes a module without components.</summary>
            /// <param name="name">The module's own name.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What the module computes. Callers use <see cref="call"/>, which also runs the hooks.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the module with its hooks.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                foreach (var (_, hook) in PreHooks)
                    if (hook(this, input1, input2, input3) is { } changed)
                        (input1, input2, input3) = changed;
                var result = forward(input1, input2, input3);
                foreach (var (_, hook) in PostHooks)
                    if (hook(this, input1, input2, input3, result) is { } changed)
                        result = changed;
                return result;
            }
        }
    }
}
