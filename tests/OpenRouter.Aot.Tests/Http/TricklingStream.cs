namespace OpenRouter.Aot.Tests.Http;

/// <summary>A body that arrives a few bytes at a time, so that borders fall inside lines and characters.</summary>
internal sealed class TricklingStream(byte[] body, int chunk) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int size = Math.Min(Math.Min(chunk, count), body.Length - position);
        body.AsSpan(position, size).CopyTo(buffer.AsSpan(offset));
        position += size;
        return size;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int size = Math.Min(Math.Min(chunk, buffer.Length), body.Length - position);
        body.AsMemory(position, size).CopyTo(buffer);
        position += size;
        return ValueTask.FromResult(size);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
