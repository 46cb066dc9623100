using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>One chat over loopback, beside the bare handler and what people use. CPU time, which tells more, is what <c>-- chat</c> measures.</summary>
[MemoryDiagnoser]
public class ChatBenchmarks : IDisposable
{
    private const int Chats = 1600;

    private ChatServerProcess server = null!;
    private FloorChat floor = null!;
    private LibraryChat library = null!;
    private LibraryChat eightKeys = null!;
    private HttpClientChat httpClient = null!;
    private OpenAIChat openAI = null!;
    private ExtensionsAIChat extensionsAI = null!;

    /// <summary>How many chats are under way at once.</summary>
    [Params(1, 16)]
    public int AtOnce { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        server = new ChatServerProcess();
        Uri baseUrl = server.BaseUrl(ChatAnswers.Whole);
        floor = new FloorChat(baseUrl);
        library = new LibraryChat(baseUrl, keys: 1);
        eightKeys = new LibraryChat(baseUrl, keys: 8);
        httpClient = new HttpClientChat(baseUrl);
        openAI = new OpenAIChat(baseUrl);
        extensionsAI = new ExtensionsAIChat(baseUrl);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (IDisposable? one in (IDisposable?[])[floor, library, eightKeys, httpClient, openAI, extensionsAI, server])
            one?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Chats)]
    public Task Floor() => floor.RepeatAsync(Chats, AtOnce);

    [Benchmark(OperationsPerInvoke = Chats)]
    public Task OpenRouterAot() => library.RepeatAsync(Chats, AtOnce);

    [Benchmark(OperationsPerInvoke = Chats)]
    public Task OpenRouterAotEightKeys() => eightKeys.RepeatAsync(Chats, AtOnce);

    [Benchmark(OperationsPerInvoke = Chats)]
    public Task HttpClientSystemTextJson() => httpClient.RepeatAsync(Chats, AtOnce);

    [Benchmark(OperationsPerInvoke = Chats)]
    public Task OpenAISdk() => openAI.RepeatAsync(Chats, AtOnce);

    [Benchmark(OperationsPerInvoke = Chats)]
    public Task ExtensionsAI() => extensionsAI.RepeatAsync(Chats, AtOnce);
}
