using System.Collections.Concurrent;
using OpenRouter.Aot;

namespace Consumer;

/// <summary>A service with two clients, whose keys change with its settings while it works.</summary>
internal static class Worker
{
    public static async Task RunAsync(string settings)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddJsonFile(Path.GetFullPath(settings), optional: false, reloadOnChange: true);
        builder.Services.AddOpenRouter("day");       // the section OpenRouter:Clients:day
        builder.Services.AddOpenRouter("night");
        builder.Services.AddHostedService<Desk>();
        using IHost host = builder.Build();
        await host.RunAsync();
    }

    /// <summary>Asks both clients, one request after the other in several rows, until the host stops. Requests that run then come to their end.</summary>
    private sealed class Desk(
        [FromKeyedServices("day")] OpenRouterClient day, [FromKeyedServices("night")] OpenRouterClient night) : BackgroundService
    {
        private readonly ConcurrentDictionary<string, int> answers = new();

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(row => WorkAsync(row % 2 == 0 ? day : night, isStream: row % 4 < 2, stoppingToken)));
            Console.WriteLine($"worker: {string.Join(", ", answers.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"))}");
        }

        private async Task WorkAsync(OpenRouterClient client, bool isStream, CancellationToken stop)
        {
            var request = new ChatRequest { Model = "openai/gpt-5-mini", Messages = ["Hello"], MaxTokens = 200 };
            while (!stop.IsCancellationRequested)
            {
                string by = "failed";
                try
                {
                    by = isStream ? await StreamAsync(client, request) : (await client.Chat.CompleteAsync(request, ct: CancellationToken.None)).Info.KeyAlias;
                }
                catch (OpenRouterException error)
                {
                    Console.WriteLine($"worker: {error.Message}");
                }

                answers.AddOrUpdate(by, 1, (_, count) => count + 1);
            }
        }

        private static async Task<string> StreamAsync(OpenRouterClient client, ChatRequest request)
        {
            await using ChatStream stream = client.Chat.StreamAsync(request);
            while (await stream.ReadAsync())
            {
            }

            return stream.Info.KeyAlias;
        }
    }
}
