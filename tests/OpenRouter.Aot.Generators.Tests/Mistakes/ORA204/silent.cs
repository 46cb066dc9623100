using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using OpenRouter.Aot;

namespace Consumer
{
    internal static class Program
    {
        private static readonly OpenRouterClient Shared = OpenRouterClient.FromEnvironment();

        public static async Task Main(string[] args)
        {
            using var client = OpenRouterClient.FromEnvironment();
            foreach (string question in args)
                await client.Chat.CompleteAsync(new ChatRequest { Messages = [question], MaxTokens = 1 });
        }

        // A command without a question is run once.
        public static async Task RunAsync(CancellationToken ct)
        {
            using var client = OpenRouterClient.FromEnvironment();
            await client.WarmUpAsync(ct: ct);
        }

        public static async Task CountAsync(IEnumerable<string> names, CancellationToken ct)
        {
            using var client = OpenRouterClient.FromEnvironment();
            await client.WarmUpAsync(ct: ct);
            Console.WriteLine(names.Count());
        }

        // Many requests at once are a job of their own.
        public static async Task RunAllAsync(IEnumerable<ChatRequest> requests, CancellationToken ct)
        {
            using var client = OpenRouterClient.FromEnvironment();
            await foreach (BulkResult result in client.Bulk.RunAsync(requests, ct: ct))
                Console.WriteLine(result.Index);
        }

        // What a loop goes over is made once.
        public static async Task LoopAsync(IEnumerable<ChatRequest> requests)
        {
            await foreach (BulkResult result in OpenRouterClient.FromEnvironment().Bulk.RunAsync(Array.Empty<ChatRequest>()))
                Console.WriteLine(result.Index);
            foreach (ChatRequest request in requests)
                await Shared.Chat.CompleteAsync(request);
        }

        // Kept, or handed to somebody: one for each pool is no client for each request.
        public static List<OpenRouterClient> Open(IEnumerable<OpenRouterClientOptions> pools)
        {
            List<OpenRouterClient> clients = [];
            foreach (OpenRouterClientOptions pool in pools)
                clients.Add(new OpenRouterClient(pool));
            foreach (OpenRouterClientOptions pool in pools)
            {
                var client = new OpenRouterClient(pool);
                Console.WriteLine(client.GetStatistics());
                clients.Add(client);
            }

            return clients;
        }

        public static async Task<string?> AskAsync(OpenRouterClient client, string question) =>
            (await client.Chat.CompleteAsync(new ChatRequest { Messages = [question], MaxTokens = 1 })).Text;

        public static void Map(WebApplication app)
        {
            OpenRouterClient client = OpenRouterClient.FromEnvironment();
            app.MapGet("/ask", async (string question) => await AskAsync(client, question));
            app.MapGet("/open", () => new Holder(new OpenRouterClient(OpenRouterClientOptions.FromEnvironment())));
            app.Register(() => OpenRouterClient.FromEnvironment().GetStatistics());
        }
    }

    internal sealed class Holder(OpenRouterClient client) : ControllerBase
    {
        private readonly OpenRouterClient own = OpenRouterClient.FromEnvironment();

        public Holder()
            : this(OpenRouterClient.FromEnvironment())
        {
        }

        public OpenRouterClient Client => client ?? own;

        public OpenRouterClient Create() => OpenRouterClient.FromEnvironment();
    }
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

        public void Register(Delegate factory) => ArgumentNullException.ThrowIfNull(factory);
    }
}
