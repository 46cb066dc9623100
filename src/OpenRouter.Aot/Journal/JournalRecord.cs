using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>A line of a journal: a letter for what happened, and tabs between what is told of it.</summary>
internal readonly ref struct JournalRecord
{
    public const byte SentLetter = (byte)'s';
    public const byte RefusedLetter = (byte)'r';
    public const byte DoneLetter = (byte)'d';
    public const byte BatchLetter = (byte)'b';
    public const byte MemberLetter = (byte)'m';
    public const byte NoteLetter = (byte)'n';

    private const int IdDigits = 32;

    private readonly ReadOnlySpan<byte> rest;

    private JournalRecord(byte letter, UInt128 id, ReadOnlySpan<byte> rest)
    {
        Letter = letter;
        Id = id;
        this.rest = rest;
    }

    public byte Letter { get; }

    /// <summary>The hash of the request's id; the number of a batch; 0 for a note.</summary>
    public UInt128 Id { get; }

    /// <summary>What comes behind the id.</summary>
    public ReadOnlySpan<byte> Rest => rest;

    /// <summary>Reads a line; false where it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out JournalRecord record)
    {
        record = default;
        if (line.Length < 2 || line[1] != (byte)'\t')
            return false;
        if (line[0] == NoteLetter)
        {
            record = new JournalRecord(line[0], 0, line[2..]);
            return true;
        }

        if (line.Length < 2 + IdDigits || !UInt128.TryParse(line.Slice(2, IdDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 id))
            return false;
        record = new JournalRecord(line[0], id, line.Length > 2 + IdDigits ? line[(3 + IdDigits)..] : default);
        return true;
    }

    /// <summary>Takes the next field off what is left of a line.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> left)
    {
        int end = left.IndexOf((byte)'\t');
        ReadOnlySpan<byte> field = end < 0 ? left : left[..end];
        left = end < 0 ? default : left[(end + 1)..];
        return field;
    }

    public static ulong ToHash(ReadOnlySpan<byte> field) => ulong.TryParse(field, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hash) ? hash : 0;

    public static long ToNumber(ReadOnlySpan<byte> field) => Utf8Parser.TryParse(field, out long number, out int used) && used == field.Length ? number : 0;

    public static void Begin(IBufferWriter<byte> output, byte letter, UInt128 id)
    {
        Span<byte> span = output.GetSpan(2 + IdDigits);
        (span[0], span[1]) = (letter, (byte)'\t');
        id.TryFormat(span[2..], out _, "x32", CultureInfo.InvariantCulture);
        output.Advance(2 + IdDigits);
    }

    public static void AddHash(IBufferWriter<byte> output, ulong hash)
    {
        Span<byte> span = output.GetSpan(17);
        span[0] = (byte)'\t';
        hash.TryFormat(span[1..], out int written, "x16", CultureInfo.InvariantCulture);
        output.Advance(1 + written);
    }

    public static void AddNumber(IBufferWriter<byte> output, long number)
    {
        Span<byte> span = output.GetSpan(21);
        span[0] = (byte)'\t';
        Utf8Formatter.TryFormat(number, span[1..], out int written);
        output.Advance(1 + written);
    }

    public static void AddNote(IBufferWriter<byte> output, string note)
    {
        output.Write("n\t"u8);
        // One line, whatever it holds.
        Encoding.UTF8.GetBytes(note.ReplaceLineEndings(" "), output);
    }
}
