using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using OpenRouter.Aot;

namespace Consumer
{
    internal static class Program
    {
        public static async Task AskAllAsync(OpenRouterClientOptions options, IEnumerable<ChatRequest> requests)
        {
            foreach (ChatRequest request in requests)
            {
                using var client = new OpenRouterClient(options);
                await client.Chat.CompleteAsync(request);
            }

            while (true)
                await OpenRouterClient.FromEnvironment().Chat.CompleteAsync(new ChatRequest { Messages = [], MaxTokens = 1 });
        }

        public static void Map(WebApplication app)
        {
            app.MapGet("/ask", async (string question, CancellationToken ct) =>
            {
                await using OpenRouterClient client = Pool.CreateClient();
                return (await client.Chat.CompleteAsync(new ChatRequest { Messages = [question], MaxTokens = 1 }, ct: ct)).Text;
            });
        }

        public static async Task<string?> AskAsync(string question, CancellationToken ct)
        {
            using (OpenRouterClient client = OpenRouterClient.FromEnvironment())
                return (await client.Chat.CompleteAsync(new ChatRequest { Messages = [question], MaxTokens = 1 }, ct: ct)).Text;
        }

        public static async Task<bool> TryAskAsync(ChatRequest request)
        {
            await using var client = new OpenRouterClient(OpenRouterClientOptions.FromEnvironment());
            return (await client.Chat.TryCompleteAsync(request)).IsSuccess;
        }
    }

    internal sealed class AskController : ControllerBase
    {
        public Task<ChatCompletion> Get() => OpenRouterClient.FromEnvironment().Chat.CompleteAsync(new ChatRequest { Messages = ["Hello"], MaxTokens = 1 });
    }

    [OpenRouterKeyPool]
    [OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
    internal static partial class Pool;
}

namespace Microsoft.AspNetCore.Mvc
{
    internal abstract class ControllerBase;
}

namespace Microsoft.AspNetCore.Builder
{
    internal sealed class WebApplication
    {
        public void MapGet(string pattern, Delegate handler) => ArgumentNullException.ThrowIfNull(handler, pattern);
    }
}
