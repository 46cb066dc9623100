using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <content>
/// Arrays of plain values. False, with nothing consumed, where the next value is no array or has an item of another kind: then the member is kept raw.
/// A number in a text counts as another kind, because a list has no place to note it.
/// </content>
internal ref partial struct JsonReader
{
    public bool Read(out string[]? values) => ReadTexts(out values, strings: null);

    /// <summary>As <see cref="Read(out string[])"/>, for texts that are the same in many objects.</summary>
    public bool ReadRepeated(out string[]? values) => ReadTexts(out values, scratch.Strings);

    private bool ReadTexts(out string[]? values, JsonStrings? strings)
    {
        values = null;
        JsonReader start = this;
        if (!TryBeginArray())
            return TryReadNull();
        int mark = scratch.Count;
        while (NextItem())
        {
            if (!TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped))
            {
                this = start;
                scratch.Drop(mark);
                return false;
            }

            scratch.Push(strings is null || isEscaped || text.Length > JsonStrings.LongestBytes ? ToText(text, isEscaped) : strings.Of(text));
        }

        values = scratch.Count == mark ? [] : new string[scratch.Count - mark];
        scratch.Pop(mark, values);
        return true;
    }

    public bool Read(out double[]? values) => ReadNumbers(out values);

    public bool Read(out long[]? values) => ReadNumbers(out values);

    public bool Read(out int[]? values) => ReadNumbers(out values);

    public bool Read(out decimal[]? values) => ReadNumbers(out values);

    public bool Read(out int[][]? values) => ReadLists(out values);

    public bool Read(out double[][]? values) => ReadLists(out values);

    public bool Read(out RawJson[]? values)
    {
        values = null;
        if (!TryBeginArray())
            return TryReadNull();
        var list = new List<RawJson>();
        while (NextItem())
            list.Add(new RawJson(ReadRaw().ToArray()));
        values = [.. list];
        return true;
    }

    /// <summary>An array of objects. Nulls in it are left out.</summary>
    /// <typeparam name="T">The type of an object.</typeparam>
    /// <param name="readNext">Reads one; null, with nothing consumed, where the next value is none.</param>
    /// <param name="values">The objects.</param>
    public bool ReadModels<T>(ModelReader<T> readNext, out T[]? values)
        where T : class
    {
        values = null;
        JsonReader start = this;
        if (!TryBeginArray())
            return TryReadNull();
        int mark = scratch.Count;
        while (NextItem())
        {
            if (readNext(ref this) is { } item)
            {
                scratch.Push(item);
            }
            else if (!TryReadNull())
            {
                this = start;
                scratch.Drop(mark);
                return false;
            }
        }

        values = scratch.Count == mark ? [] : new T[scratch.Count - mark];
        scratch.Pop(mark, values);
        return true;
    }

    public bool Read(out Dictionary<string, string>? values) => ReadMap(out values, static (ref reader, out value) =>
    {
        bool isExact = reader.Read(out string? text);
        value = text ?? "";
        return isExact && text is not null;
    });

    public bool Read(out Dictionary<string, long>? values) => ReadMap(out values, static (ref reader, out value) =>
    {
        bool isExact = reader.Read(out long? number);
        value = number ?? 0;
        return isExact && number is not null;
    });

    public bool Read(out Dictionary<string, double>? values) => ReadMap(out values, static (ref reader, out value) =>
    {
        bool isExact = reader.Read(out double? number);
        value = number ?? 0;
        return isExact && number is not null;
    });

    public bool Read(out Dictionary<string, decimal>? values) => ReadMap(out values, static (ref reader, out value) =>
    {
        bool isExact = reader.Read(out decimal? number);
        value = number ?? 0;
        return isExact && number is not null;
    });

    public bool Read(out Dictionary<string, RawJson>? values) => ReadMap(out values, static (ref reader, out value) =>
    {
        value = new RawJson(reader.ReadRaw().ToArray());
        return true;
    });

    /// <summary>An object whose members are objects.</summary>
    public bool ReadModels<T>(ModelReader<T> readNext, out Dictionary<string, T>? values)
        where T : class => ReadMap(out values, (ref reader, out value) => (value = readNext(ref reader)!) is not null);

    public delegate T? ModelReader<out T>(ref JsonReader reader)
        where T : class;

    private delegate bool ItemReader<T>(ref JsonReader reader, out T value);

    private bool ReadMap<T>(out Dictionary<string, T>? values, ItemReader<T> read)
    {
        values = null;
        JsonReader start = this;
        if (!TryBeginObject())
            return TryReadNull();
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (NextMember(out ReadOnlySpan<byte> name))
        {
            string key = Encoding.UTF8.GetString(name);
            if (!read(ref this, out T value))
            {
                this = start;
                return false;
            }

            map[key] = value;
        }

        values = map;
        return true;
    }

    private bool ReadNumbers<T>(out T[]? values)
        where T : unmanaged, INumber<T>
    {
        values = null;
        JsonReader start = this;
        if (!TryBeginArray())
            return TryReadNull();
        var list = new List<T>();
        bool isExact = true;
        while (NextItem())
        {
            ReadOnlySpan<byte> token = Next == JsonValueKind.Number ? ReadNumber(out _) : default;
            if (!T.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) || !T.IsFinite(number))
            {
                this = start;
                return false;
            }

            isExact = isExact && JsonNumbers.IsExact(token, number);
            list.Add(number);
        }

        values = [.. list];
        return isExact || Inexact();
    }

    private bool ReadLists<T>(out T[][]? values)
        where T : unmanaged, INumber<T>
    {
        values = null;
        JsonReader start = this;
        if (!TryBeginArray())
            return TryReadNull();
        var lists = new List<T[]>();
        while (NextItem())
        {
            if (!ReadNumbers(out T[]? list) || list is null)
            {
                this = start;
                return false;
            }

            lists.Add(list);
        }

        values = [.. lists];
        return true;
    }
}
