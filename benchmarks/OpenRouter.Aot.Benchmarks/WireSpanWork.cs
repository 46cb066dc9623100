namespace OpenRouter.Aot.Benchmarks;

/// <summary>Reading one event of a stream, as a chunk and as bytes.</summary>
internal sealed class WireSpanWork
{
    private readonly ReadOnlyMemory<byte> json = WirePayloads.Of(WirePayload.Chunk);
    private readonly ChatEventParser chunks = new(new ChatAccumulator());
    private readonly ChatPieceParser pieces = new();

    public int Chunk()
    {
        var summary = default(AnswerSummary);
        return chunks.Parse(json, ref summary, out _)!.Text.Length;
    }

    public int Bytes()
    {
        AnswerSummary summary = Known;
        return pieces.Parse(json, ref summary, out _)!.Text.Length;
    }

    public void RepeatChunk(int times)
    {
        for (int i = 0; i < times; i++)
            Chunk();
    }

    public void RepeatBytes(int times)
    {
        for (int i = 0; i < times; i++)
            Bytes();
    }

    // What the first chunk of the stream told.
    private static AnswerSummary Known { get; } = new() { GenerationId = "gen-1", Model = "openai/gpt-5-mini", Provider = "OpenAI", HasContent = true };
}
