using System.Collections;
using System.Runtime.CompilerServices;
using NotebookKernel.Execution;
using NotebookKernel.Execution.Errors;

namespace NotebookKernel.Display;

/// <summary>Writes a value and its parts as text, and stops where there is enough of it.</summary>
/// <param name="reader">Reads the parts.</param>
/// <param name="mostCharacters">How much text is enough.</param>
internal sealed class PartWriter(Reader reader, int mostCharacters)
{
    private const int Deepest = 3, DeepestOfTuples = 20, MostParts = 10_000, MostCharactersOfPart = 20_000;

    private readonly StringBuilder text = new();
    private int parts;
    private bool cut;

    private bool IsFull => parts >= MostParts || text.Length >= mostCharacters;

    /// <summary>What was written.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">How many others it is in.</param>
    public void Write(object? value, int depth)
    {
        if (IsFull)
        {
            Cut("");
            return;
        }
        parts++;
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string part:
                text.Append('"').Append(Shortened(part, depth)).Append('"');
                break;
            case IFormattable formattable:
                Own(value, depth, () => Dates.Text(formattable));
                break;
            case not null when depth > DeepestOfTuples:
                text.Append("...");
                break;
            case ITuple tuple:
                List("(", Enumerable.Range(0, tuple.Length), ")", i => Write(tuple[i], depth + 1));
                break;
            case DictionaryEntry entry:
                Pair(entry.Key, entry.Value, depth);
                break;
            default:
                Other(value, value.GetType(), depth);
                break;
        }
    }

    /// <summary>Writes a sequence of which the shown part is already taken.</summary>
    public void Write(Rows rows, int depth)
    {
        IEnumerable<Action> items = rows.Items.Select(item => (Action)(() => Write(item, depth + 1)));
        List("[", rows.More.Length == 0 ? items : items.Append(() => text.Append($"... {rows.More}")), "]", write => write());
    }

    private void Other(object value, Type type, int depth)
    {
        if (type.Name == PlainText.FSharpResult)
        {
            bool good = type.GetProperty("IsOk")!.GetValue(value) is true;
            text.Append(good ? "Ok " : "Error ");
            Write(type.GetProperty(good ? "ResultValue" : "ErrorValue")!.GetValue(value), depth + 1);
        }
        else if (IsAnonymous(type) && reader.Members(value) is { } members)
            List("{ ", members, " }", member => Named(member.Key, member.Value, depth));
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            List("[", ["Key", "Value"], "]", name => Bare(type.GetProperty(name)!.GetValue(value), depth));
        else if (value is Exception deep && RuntimeErrors.IsDeep(deep))
            text.AppendJoin('\n', RuntimeErrors.Describe(deep).Traceback);
        else if (value is Task)
            Awaited(type);
        else if (PlainText.HasOwnText(type) && !(TableRow.IsRecord(type) && reader.IsLarge(value)))
            Own(value, depth, TableRow.IsWritten(type) ? () => Dates.Generated(value) : value.ToString);
        else if (PlainText.Group(value) is var (key, grouped))
            Group(key, grouped, depth);
        else if (PlainText.Interface(type, typeof(IAsyncEnumerable<>)) is { } kind)
            text.Append($"{PlainText.NameOf(kind)}, whose items come one after the other: await foreach (var item in …) gets them");
        else if (value is not IEnumerable sequence)
            Members(value, depth);
        else if (depth <= Deepest && reader.Items(sequence) is { } rows)
            Write(rows, depth);
        else
            text.Append("[...]");
    }

    // What runs an async method is of a type of the compiler's, and one without a value has VoidTaskResult for it.
    private void Awaited(Type type)
    {
        while (type.BaseType != typeof(Task) && type != typeof(Task)) type = type.BaseType!;
        bool gives = type.IsGenericType && type.GenericTypeArguments[0].IsVisible;
        text.Append(gives ? $"{PlainText.NameOf(type)}, whose value await gets" : "Task, whose end await waits for");
    }

    private void Members(object value, int depth)
    {
        text.Append(PlainText.NameOf(value.GetType()));
        if (depth > Deepest || reader.Members(value) is not { } members) return;
        List(" { ", members, " }", member =>
        {
            text.Append(member.Key).Append(" = ");
            Write(member.Value, depth + 1);
        });
    }

    private void Named(string name, object? value, int depth)
    {
        text.Append(name).Append(" = ");
        Bare(value, depth);
    }

    private void Bare(object? value, int depth)
    {
        if (value is string part) text.Append(Shortened(part, depth + 1));
        else Write(value, depth + 1);
    }

    private void Pair(object? key, object? value, int depth)
    {
        Write(key, depth + 1);
        text.Append(": ");
        Write(value, depth + 1);
    }

    private void Group(object? key, IEnumerable items, int depth)
    {
        Write(key, depth + 1);
        text.Append(": ");
        if (reader.Items(items) is { } rows) Write(rows, depth + 1);
        else text.Append("[...]");
    }

    private void List<T>(string open, IEnumerable<T> items, string close, Action<T> write)
    {
        text.Append(open);
        int start = text.Length;
        foreach (T item in items)
        {
            string separator = text.Length == start ? "" : ", ";
            if (IsFull)
            {
                Cut(separator);
                break;
            }
            text.Append(separator);
            write(item);
        }
        text.Append(close);
    }

    private void Cut(string separator)
    {
        if (!cut) text.Append(separator).Append('…');
        cut = true;
    }

    // Its type's methods may fail, and it may be a record that contains itself.
    private void Own(object value, int depth, Func<string?> write)
    {
        string name = PlainText.NameOf(value.GetType());
        try
        {
            text.Append(Shortened(write() ?? "", depth));
        }
        catch (InsufficientExecutionStackException)
        {
            text.Append(name);
        }
        catch (Exception failure) when (failure is not (CellInterruptedException or ThreadInterruptedException))
        {
            text.Append($"{name}, whose ToString threw {failure.GetType().Name}: {ExceptionMessages.Of(failure)}");
        }
    }

    private static string Shortened(string part, int depth) =>
        PlainText.Shortened(part, depth == 0 ? PlainText.MostCharacters : MostCharactersOfPart);

    // Of C#; their own text has the whole of all parts in it. Those of F# have interfaces.
    private static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal) && type.GetInterfaces().Length == 0;
}
