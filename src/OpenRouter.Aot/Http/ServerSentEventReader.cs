using System.Buffers;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// Splits a body into server-sent events as the HTML standard has it: LF, CR and CRLF, a leading BOM, comments, data on several lines; an
/// event that no blank line ends is dropped. Not safe for use by several threads.
/// </summary>
internal sealed class ServerSentEventReader(Stream stream, int maxEventBytes) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int start;
    private int end;
    private int scanned;
    private PooledBody lines = new(1024);
    private ReadOnlyMemory<byte> data;
    private bool hasData;
    private bool isAtStart = true;
    private bool skipsLineFeed;

    /// <summary>How nearly every event begins.</summary>
    public static ReadOnlySpan<byte> Prefix => "data: "u8;

    /// <summary>How nearly every event ends.</summary>
    public static ReadOnlySpan<byte> Suffix => "\n\n"u8;

    /// <summary>The data of the current event; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Data => data;

    /// <summary>What has arrived behind the current event, from the beginning of a line on; empty where that is not known.</summary>
    public ReadOnlyMemory<byte> Ahead => skipsLineFeed || isAtStart ? default : buffer.AsMemory(start, end - start);

    /// <summary>Passes over whole events of <see cref="Ahead"/>.</summary>
    public void Pass(int count) => start = scanned = start + count;

    /// <summary>Reads the next event where it has arrived, is one line of data and ends as nearly all do, with LF and LF.</summary>
    public bool TryRead()
    {
        ReadOnlySpan<byte> ahead = Ahead.Span;
        if (!ahead.StartsWith(Prefix))
            return false;
        int length = ahead[Prefix.Length..].IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0 || length >= maxEventBytes || !ahead[(Prefix.Length + length)..].StartsWith(Suffix))
            return false;
        data = buffer.AsMemory(start + Prefix.Length, length);
        Pass(Prefix.Length + length + Suffix.Length);
        return true;
    }

    /// <summary>Reads on to the next event.</summary>
    public ValueTask<ServerSentEventStep> ReadAsync(CancellationToken cancellationToken) =>
        TryRead() ? new(ServerSentEventStep.Event) : ReadLinesAsync(cancellationToken);

    public void Dispose()
    {
        data = default;
        lines.Dispose();
        if (buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = scanned = 0;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ServerSentEventStep> ReadLinesAsync(CancellationToken cancellationToken)
    {
        lines.Clear();
        hasData = false;
        while (true)
        {
            while (TryReadLine(out ReadOnlyMemory<byte> line))
            {
                if (line.IsEmpty)
                {
                    data = lines.Memory;
                    if (hasData)
                        return ServerSentEventStep.Event;
                }
                else if (!AddField(line.Span))
                {
                    return ServerSentEventStep.TooLarge;
                }
            }

            if (end - start > maxEventBytes)
                return ServerSentEventStep.TooLarge;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return ServerSentEventStep.End;
        }
    }

    private bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (skipsLineFeed && start < end)
        {
            // A CR ended the last line; whether a LF belongs to it could not be seen until now.
            if (buffer[start] == '\n')
                start++;
            skipsLineFeed = false;
            scanned = Math.Max(scanned, start);
        }

        int at = buffer.AsSpan(scanned, end - scanned).IndexOfAny((byte)'\n', (byte)'\r');
        if (at < 0)
        {
            scanned = end;
            return false;
        }

        int stop = scanned + at;
        line = buffer.AsMemory(start, stop - start);
        skipsLineFeed = buffer[stop] == '\r';
        start = scanned = stop + 1;
        if (isAtStart)
        {
            isAtStart = false;
            if (line.Span.StartsWith("\uFEFF"u8))
                line = line[3..];
        }

        return true;
    }

    private bool AddField(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon == 0)
            return true;

        ReadOnlySpan<byte> name = colon < 0 ? line : line[..colon];
        ReadOnlySpan<byte> value = colon < 0 ? default : line[(colon + 1)..];
        if (value is [(byte)' ', ..])
            value = value[1..];
        // The JSON of every family says by itself what an event is, so the other fields are not needed.
        if (!name.SequenceEqual("data"u8))
            return true;
        if (lines.Length + value.Length >= maxEventBytes)
            return false;
        if (hasData)
            Append("\n"u8);
        Append(value);
        hasData = true;
        return true;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Memory<byte> room = lines.GetMemory();
            int count = Math.Min(room.Length, text.Length);
            text[..count].CopyTo(room.Span);
            lines.Advance(count);
            text = text[count..];
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            scanned -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        int count = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
        end += count;
        return count > 0;
    }
}
