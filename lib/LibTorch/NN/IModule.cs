namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What can be called with one input.</summary>
        /// <typeparam name="T">The input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs the module with its hooks.</summary>
            /// <param name="input1">The input.</param>
            TResult call(T input1);
        }

        /// <summary>What can be called with two inputs.</summary>
        /// <typeparam name="T1">The first input's type.</typeparam>
        /// <typeparam name="T2">The second input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>Runs the module with its hooks.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>What can be called with three inputs.</summary>
        /// <typeparam name="T1">The first input's type.</typeparam>
        /// <typeparam name="T2">The second input's type.</typeparam>
        /// <typeparam name="T3">The third input's type.</typeparam>
        /// <typeparam name="TResult">The result's type.</typeparam>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Runs the module with its hooks.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            TResult call(T1 input1, T2 input2, T3 input3);
        }
    }
}
