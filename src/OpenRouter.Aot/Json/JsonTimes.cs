using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Times on the wire: ISO 8601, with as many places of a second as there are.</summary>
internal static class JsonTimes
{
    private const int Longest = 40;

    // In this order: UTC as Z, any other offset in full.
    private const string Utc = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";
    private const string Offset = "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz";

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is < 10 or > Longest || !Ascii.IsValid(text))
            return false;
        Span<char> characters = stackalloc char[text.Length];
        Ascii.ToUtf16(text, characters, out _);
        return DateTimeOffset.TryParse(characters, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }

    public static bool IsWrittenAs(ReadOnlySpan<byte> text, DateTimeOffset time)
    {
        Span<byte> written = stackalloc byte[Longest];
        return TryFormat(time, written, out int count) && text.SequenceEqual(written[..count]);
    }

    public static bool TryFormat(DateTimeOffset time, Span<byte> text, out int count) =>
        time.TryFormat(text, out count, time.Offset == TimeSpan.Zero ? Utc : Offset, CultureInfo.InvariantCulture);
}
