using System.Net;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>A client with certain settings, made anew for each repetition, and what is done with it before it is measured.</summary>
/// <param name="name">Its name in tables.</param>
/// <param name="create">Makes the client.</param>
/// <param name="warmUp">What is done beforehand; null for a client that is cold.</param>
internal sealed class TlsClient(string name, Func<ChatWork> create, Func<ChatWork, Task>? warmUp = null)
{
    /// <summary>So wide that the pool's own limits hold nothing back: it is the connections that are measured.</summary>
    private const int Width = 1_000;
    private const string Cold = "cold";
    private const string AfterChat = "after a chat";

    public string Name => name;

    /// <summary>Whether something is done beforehand.</summary>
    public bool IsWarmed => warmUp is not null;

    public ChatWork Create() => create();

    /// <summary>Does what is done beforehand.</summary>
    public Task WarmUpAsync(ChatWork work) => warmUp?.Invoke(work) ?? Task.CompletedTask;

    /// <summary>Our own client.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="connections">How many connections are opened beforehand.</param>
    /// <param name="isWarmed">Whether it sends a chat beforehand.</param>
    /// <param name="checksKeys">Whether keys are checked as by default.</param>
    public static TlsClient Library(TlsServerProcess server, int connections = 0, bool isWarmed = false, bool checksKeys = false)
    {
        string state = connections > 0 ? $"`WarmUpAsync({connections})`" : isWarmed ? AfterChat : Cold;
        string name = $"**OpenRouter.Aot**, {state}{(checksKeys ? ", keys checked" : "")}";
        Func<ChatWork, Task>? warmUp = connections > 0 ? work => ((LibraryChat)work).WarmUpAsync(connections) : isWarmed ? SendAsync : null;
        return new TlsClient(name, Create, warmUp);

        LibraryChat Create()
        {
            var options = new OpenRouterClientOptions { BaseUrl = server.BaseUrl };
            options.Keys.Add(new KeyOptions { Secret = new ApiKey(ChatExchange.Secret) });
            options.Routing.Width = Width;
            options.Transport.ConfigureHandler = server.Trust;
            if (!checksKeys)
                options.KeyCheckInterval = null;
            return new LibraryChat(new OpenRouterClient(options), name);
        }
    }

    /// <summary>The framework's client.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="usesHttp2">Whether it asks for HTTP/2; it does not by itself.</param>
    /// <param name="hasMany">Whether it may open more connections than one.</param>
    /// <param name="isWarmed">Whether it sends a chat beforehand.</param>
    public static TlsClient Plain(TlsServerProcess server, bool usesHttp2, bool hasMany = false, bool isWarmed = false)
    {
        string name = $"HttpClient, HTTP/{(usesHttp2 ? "2" : "1.1")}{(hasMany ? ", multiple" : "")}, {(isWarmed ? AfterChat : Cold)}";
        return new TlsClient(name, Create, isWarmed ? SendAsync : null);

        HttpClientChat Create()
        {
            var handler = new SocketsHttpHandler { EnableMultipleHttp2Connections = hasMany };
            server.Trust(handler);
            var client = new HttpClient(handler) { DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
            if (usesHttp2)
                client.DefaultRequestVersion = HttpVersion.Version20;
            return new HttpClientChat(client, server.BaseUrl, name);
        }
    }

    private static Task SendAsync(ChatWork work) => work.SendAsync().AsTask();
}
