using System.Runtime.CompilerServices;
using OpenRouter.Aot;

namespace Consumer;

/// <summary>A web service that passes an answer on to the browser as it comes, and stops it where the browser leaves.</summary>
internal static class Web
{
    public static async Task RunAsync(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddOpenRouter(Pool.CreateOptions);
        builder.Services.AddHealthChecks().AddOpenRouter();
        await using WebApplication app = builder.Build();
        app.MapHealthChecks("/ready");
        // The token is the browser's: it ends when the connection does.
        app.MapGet("/ask", (string question, OpenRouterClient client, CancellationToken gone) => TypedResults.ServerSentEvents(AnswerAsync(client, question, gone)));
        await app.RunAsync();
    }

    private static async IAsyncEnumerable<string> AnswerAsync(OpenRouterClient client, string question, [EnumeratorCancellation] CancellationToken gone)
    {
        var request = new ChatRequest { Model = Pool.Models.Chat, Messages = [question] };
        await foreach (ChatChunk chunk in client.Chat.StreamAsync(request, ct: gone))
        {
            if (chunk.Text.Length > 0)
                yield return chunk.Text;
        }
    }
}
