using System.Text;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Lines out of bytes, however they arrive.</summary>
public sealed class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task Lines_come_whole_whatever_the_pieces(int piece)
    {
        string[] lines = ["first", "", "third with é", new string('x', 90_000), "last"];
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\r\n", lines)), piece);
        using var reader = new LineReader(stream, maxLineBytes: 100_000);
        var read = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            read.Add(Encoding.UTF8.GetString(reader.Line.Span));
            Assert.Equal(read.Count, reader.Number);
        }

        Assert.Equal(lines, read);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200_000)]
    public async Task A_line_beyond_the_limit_is_dropped_and_the_next_one_is_not(int piece)
    {
        using var stream = new PiecewiseStream(Encoding.UTF8.GetBytes($"{new string('x', 150_000)}\nnext\n{new string('y', 150_000)}"), piece);
        using var reader = new LineReader(stream, maxLineBytes: 1000);
        var read = new List<(bool IsTooLong, int Length)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            read.Add((reader.IsTooLong, reader.Line.Length));
        Assert.Equal([(true, 0), (false, 4), (true, 0)], read);
        Assert.Equal(stream.Length, reader.Position);
    }

    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }
}
