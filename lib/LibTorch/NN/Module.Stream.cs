namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes the state to a file, in TorchSharp's format.</summary>
            /// <param name="location">The file; an existing one is overwritten.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            /// <summary>Writes the state to a stream, in TorchSharp's format.</summary>
            /// <param name="stream">Where to; it stays open.</param>
            /// <param name="skip">Names to leave out.</param>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                var entries = state_dict().Where(entry => skip is null || !skip.Contains(entry.Key)).ToArray();
                writer.Write7BitEncodedInt(entries.Length);
                foreach (var (key, tensor) in entries)
                {
                    writer.Write(key);
                    TensorStream.Write(writer, tensor);
                }
                return this;
            }

            /// <summary>Reads a state written by save and loads it as <see cref="load_state_dict"/> does.</summary>
            /// <param name="location">The file.</param>
            /// <param name="strict">Whether a missing or unexpected name is an error.</param>
            /// <param name="skip">Names to leave alone.</param>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip);
            }

            /// <summary>Reads a state written by save and loads it as <see cref="load_state_dict"/> does.</summary>
            /// <param name="stream">Where from; it stays open.</param>
            /// <param name="strict">Whether a missing or unexpected name is an error.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <exception cref="EndOfStreamException">The stream was cut short; nothing was loaded.</exception>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null)
            {
                using var scope = NewDisposeScope();
                using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                var state = new Dictionary<string, Tensor>();
                for (int left = reader.Read7BitEncodedInt(); left > 0; left--)
                    state.Add(reader.ReadString(), TensorStream.Read(reader));
                load_state_dict(state, strict, skip);
                return this;
            }
        }
    }
}
