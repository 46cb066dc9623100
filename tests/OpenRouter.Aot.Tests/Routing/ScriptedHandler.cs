using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Answers every request with an event stream whose bytes a test writes as it goes.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly List<ScriptedStream> streams = [];

    /// <summary>The streams that were asked for, in order.</summary>
    public IReadOnlyList<ScriptedStream> Streams
    {
        get
        {
            lock (streams)
                return [.. streams];
        }
    }

    /// <summary>What each stream begins with.</summary>
    public string Start { get; init; } = "";

    /// <summary>Whether it is all that comes.</summary>
    public bool IsWhole { get; init; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var stream = new ScriptedStream();
        stream.Send(Start);
        if (IsWhole)
            stream.End();
        lock (streams)
            streams.Add(stream);
        var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }

    /// <summary>An event of a chat.</summary>
    public static string Event(string delta, string more = "") => $$"""data: {"id":"gen-1","model":"a/one","choices":[{"index":0,"delta":{{{delta}}}{{more}}}]}""" + "\n\n";

    public static string Text(string text) => Event($"\"content\":\"{text}\"");
}
