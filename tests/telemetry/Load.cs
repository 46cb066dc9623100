namespace OpenRouter.Aot.Telemetry;

/// <summary>The traffic of all teams: it rises and falls, and what fails does not stop it.</summary>
/// <param name="client">The client.</param>
/// <param name="options">How much of it there is.</param>
internal sealed class Load(OpenRouterClient client, ExampleOptions options)
{
    /// <summary>The most requests of a team at once; one more is not sent.</summary>
    private const int MaxConcurrency = 64;

    private long succeeded;
    private long failed;
    private long left;

    /// <summary>Sends until it is cancelled, and then waits for what is under way.</summary>
    public Task RunAsync(CancellationToken ct) => Task.WhenAll(Team.All.Select((team, index) => RunAsync(team, new Random(options.Seed + index), ct)));

    public void PrintProgress(ClientStatistics statistics)
    {
        string keys = string.Join(", ", statistics.Keys.Where(key => key.State != KeyState.Available).Select(key => $"{key.Alias} {key.State}"));
        Console.WriteLine($"{DateTime.Now:HH:mm:ss}  {succeeded} answered, {failed} failed, {left} left by their reader; {(keys.Length == 0 ? "every key serves" : keys)}");
    }

    private async Task RunAsync(Team team, Random chance, CancellationToken ct)
    {
        using var places = new SemaphoreSlim(MaxConcurrency);
        DateTime began = DateTime.UtcNow;
        for (int number = 0; !ct.IsCancellationRequested; number++)
        {
            double wave = 1 + (0.6 * Math.Sin(Math.Tau * ((DateTime.UtcNow - began) / team.Wave)));
            double pause = -Math.Log(1 - chance.NextDouble()) / (team.RequestsPerSecond * options.Rate * wave);
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(pause, 5)), ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }

            if (!await places.WaitAsync(TimeSpan.Zero, CancellationToken.None))
                continue;
            bool isStreamed = chance.NextDouble() < team.StreamedShare;
            _ = SendAsync(team, number, isStreamed, isLeft: isStreamed && chance.NextDouble() < team.LeftShare, places, ct);
        }

        for (int i = 0; i < MaxConcurrency; i++)
            await places.WaitAsync(CancellationToken.None);
    }

    private async Task SendAsync(Team team, int number, bool isStreamed, bool isLeft, SemaphoreSlim places, CancellationToken ct)
    {
        // Group and tags are what tells the teams apart, in metrics and in spans.
        var whose = new RequestOptions
        {
            Group = team.Group,
            Tags = [new("team", team.Name), new("feature", team.Features[number % team.Features.Length])],
            Fallbacks = team.Fallback is { } fallback ? [fallback] : [],
        };
        var request = new ChatRequest { Model = team.Model, Messages = [$"Request {number} of {team.Name}. {Prompt(team.PromptWords)}"], MaxTokens = 400 };
        try
        {
            if (isLeft)
                await LeaveAsync(request, whose, ct);
            else if (isStreamed)
                await client.Chat.StreamAsync(request, whose, ct).ToCompletionAsync(ct);
            else
                await client.Chat.CompleteAsync(request, whose, ct);
            Interlocked.Increment(ref isLeft ? ref left : ref succeeded);
        }
        catch (OpenRouterException)
        {
            Interlocked.Increment(ref failed);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Interlocked.Increment(ref left);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task LeaveAsync(ChatRequest request, RequestOptions whose, CancellationToken ct)
    {
        int chunks = 0;
        await foreach (ChatChunk _ in client.Chat.StreamAsync(request, whose, ct))
        {
            if (++chunks == 10)
                break;
        }
    }

    private static string Prompt(int words) => string.Join(' ', Enumerable.Repeat("word", words));
}
