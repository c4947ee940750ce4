namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The module's whole state: every parameter and persistent buffer under its name, not copied.</summary>
            /// <param name="destination">A dictionary to add to; a new one if null.</param>
            /// <param name="prefix">What to put, with a dot, before every name.</param>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in _parameters)
                    destination.TryAdd(start + key, parameter);
                foreach (var (key, buffer) in _buffers)
                    if (!_transientBuffers.Contains(key))
                        destination.TryAdd(start + key, buffer);
                foreach (var (key, child) in named_children())
                    child.state_dict(destination, start + key);
                return destination;
            }

            /// <summary>
            /// Copies values into the module's parameters and buffers, in place, so that optimizers that hold them go on working.
            /// Nothing is copied when something does not fit.
            /// </summary>
            /// <param name="source">Values by name, as <see cref="state_dict"/> gives them; type and device are converted.</param>
            /// <param name="strict">Whether a missing or unexpected name is an error.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that <paramref name="source"/> lacks and those that the module does not know.</returns>
            /// <exception cref="InvalidOperationException">
            /// A shape differs, or, when strict, a name is missing or unexpected; the message lists all of them.
            /// </exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var target = state_dict();
                bool Considered(string key) => skip is null || !skip.Contains(key);
                List<string> missing = [.. target.Keys.Where(key => Considered(key) && !source.ContainsKey(key))];
                List<string> unexpected = [.. source.Keys.Where(key => Considered(key) && !target.ContainsKey(key))];
                List<string> shared = [.. target.Keys.Where(key => Considered(key) && source.ContainsKey(key))];

                var problems = new List<string>();
                if (strict)
                {
                    problems.AddRange(missing.Select(key => $"{key}: missing, expected shape {Shape(target[key])}"));
                    problems.AddRange(unexpected.Select(key => $"{key}: unexpected, found shape {Shape(source[key])}"));
                }
                foreach (var key in shared)
                    if (!target[key].shape.AsSpan().SequenceEqual(source[key].shape))
                        problems.Add($"{key}: expected shape {Shape(target[key])}, found {Shape(source[key])}");
                if (problems.Count > 0)
                    throw new InvalidOperationException(
                        $"The state does not fit {GetName()}, nothing was loaded:\n  {string.Join("\n  ", problems)}\n"
                        + "Build the module as it was when the state was saved, or pass strict: false or skip to load a part.");

                using (no_grad())
                    foreach (var key in shared)
                        target[key].copy_(source[key]);
                return (missing, unexpected);
            }

            private static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
        }
    }
}
