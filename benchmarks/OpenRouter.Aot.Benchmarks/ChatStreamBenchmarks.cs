using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// A streamed chat over loopback; an operation is one event, with its share of what the stream costs once. The difference of two lengths, which has no such
/// share, is what <c>-- chat-stream</c> measures.
/// </summary>
[MemoryDiagnoser]
public class ChatStreamBenchmarks : IDisposable
{
    private const int Chunks = ChatAnswers.LongStream;

    private ChatServerProcess server = null!;
    private FloorChat floor = null!;
    private SseParserStream parser = null!;
    private LibrarySpanStream bytes = null!;
    private LibraryChunkStream chunks = null!;
    private HttpClientStream httpClient = null!;
    private OpenAIStream openAI = null!;
    private ExtensionsAIStream extensionsAI = null!;

    [GlobalSetup]
    public void Setup()
    {
        server = new ChatServerProcess();
        Uri baseUrl = server.BaseUrl(ChatAnswers.Stream(Chunks));
        floor = new FloorChat(FloorCall.Streamed(baseUrl));
        parser = new SseParserStream(FloorCall.Streamed(baseUrl));
        bytes = new LibrarySpanStream(LibraryChat.CreateClient(baseUrl, keys: 1));
        chunks = new LibraryChunkStream(LibraryChat.CreateClient(baseUrl, keys: 1));
        httpClient = new HttpClientStream(baseUrl);
        openAI = new OpenAIStream(baseUrl);
        extensionsAI = new ExtensionsAIStream(baseUrl);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (IDisposable? one in (IDisposable?[])[floor, parser, bytes, chunks, httpClient, openAI, extensionsAI, server])
            one?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Chunks)]
    public ValueTask<long> Floor() => floor.SendAsync();

    [Benchmark(OperationsPerInvoke = Chunks)]
    public ValueTask<long> SseParserAlone() => parser.SendAsync();

    [Benchmark(OperationsPerInvoke = Chunks)]
    public ValueTask<long> OpenRouterAotBytes() => bytes.SendAsync();

    [Benchmark(OperationsPerInvoke = Chunks)]
    public ValueTask<long> OpenRouterAotChunks() => chunks.SendAsync();

    [Benchmark(OperationsPerInvoke = Chunks)]
    public ValueTask<long> HttpClientSystemTextJson() => httpClient.SendAsync();

    [Benchmark(OperationsPerInvoke = Chunks)]
    public ValueTask<long> OpenAISdk() => openAI.SendAsync();

    [Benchmark(OperationsPerInvoke = Chunks)]
    public ValueTask<long> ExtensionsAI() => extensionsAI.SendAsync();
}
