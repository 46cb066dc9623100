using System.Buffers;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// Splits a body into server-sent events as the HTML standard has it: LF, CR and CRLF, a leading BOM, comments, data on several lines; an
/// event that no blank line ends is dropped. Not safe for use by several threads.
/// </summary>
internal sealed class ServerSentEventReader(Stream stream, int maxEventBytes) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
    private int start;
    private int end;
    private int scanned;
    private PooledBody data = new(1024);
    private bool hasData;
    private bool isAtStart = true;
    private bool skipsLineFeed;

    /// <summary>The data of the current event; valid until the next read.</summary>
    public ReadOnlyMemory<byte> Data => data.Memory;

    /// <summary>Reads on to the next event.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ServerSentEventStep> ReadAsync(CancellationToken cancellationToken)
    {
        data.Clear();
        hasData = false;
        while (true)
        {
            while (TryReadLine(out ReadOnlyMemory<byte> line))
            {
                if (line.IsEmpty)
                {
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

    public void Dispose()
    {
        data.Dispose();
        if (buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = scanned = 0;
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
        if (data.Length + value.Length >= maxEventBytes)
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
            Memory<byte> room = data.GetMemory();
            int count = Math.Min(room.Length, text.Length);
            text[..count].CopyTo(room.Span);
            data.Advance(count);
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
