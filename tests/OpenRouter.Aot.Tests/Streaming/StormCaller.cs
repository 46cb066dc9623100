using System.Globalization;

namespace OpenRouter.Aot.Tests.Streaming;

/// <summary>One stream of the storm: how it is read, what should come, and what came.</summary>
/// <param name="seed">The seed of the storm.</param>
/// <param name="number">The stream's number, which decides prompt and manners.</param>
internal sealed class StormCaller(int seed, int number)
{
    private readonly Random random = new(unchecked((seed * 31) + number));
    private readonly HashSet<string> ids = [];
    private readonly HashSet<string> models = [];
    private readonly HashSet<string> finishReasons = [];
    private string text = "";
    private string reasoning = "";
    private int chunks;
    private ChatUsage? usage;

    /// <summary>Sixty-four characters, so that all of it is echoed: the number and words that no other number has in this order.</summary>
    public string Prompt { get; } = string.Create(CultureInfo.InvariantCulture, $"{number:00000} ") + string.Join(
        ' ', Enumerable.Range(0, 29).Select(place => (char)('a' + ((number + (place * place) + (number / 26 * place)) % 26))));

    public string Expected => $"echo: {Prompt}";

    /// <summary>The stream, should the garbage collector be asked for it.</summary>
    public WeakReference? Stream { get; private set; }

    public async Task<StormOutcome> RunAsync(OpenRouterClient client, CancellationToken stop)
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(stop);
        int manners = random.Next(100);
        int patience = random.Next(25);
        bool hasFallbacks = random.Next(3) > 0;
        var request = new ChatRequest { Model = new ModelRoute(hasFallbacks ? StreamStorm.Models : [StreamStorm.Models[random.Next(3)]]), Messages = [Prompt], MaxTokens = 50 };
        ChatStream stream = client.Chat.StreamAsync(request, ct: call.Token);
        Stream = new WeakReference(stream);
        try
        {
            switch (manners)
            {
                case < 10:
                    return CheckWhole(await stream.ToCompletionAsync(stop), stream.Info);
                case < 20:
                    stream = (await client.Chat.TryStreamAsync(request, ct: call.Token)).GetValueOrThrow();
                    return await ReadAsync(stream, int.MaxValue, stop);
                case < 28:
                    return await ReadAsync(stream, patience, stop);
                case < 32:
                    await using (stream)
                        return await DropAsync(stream, patience, stop);
                case < 36:
                    return await CancelAsync(stream, patience, call);
                case < 40:
                    call.CancelAfter(TimeSpan.FromMilliseconds(patience));
                    return await ReadAsync(stream, int.MaxValue, default);
                case < 41:
                    return await DropAsync(stream, 1 + (patience / 3), stop);
                default:
                    return await ReadAsync(stream, int.MaxValue, stop);
            }
        }
        catch (StreamInterruptedException error)
        {
            return CheckBroken(error, isSeen: manners >= 10);
        }
        catch (OpenRouterException error)
        {
            Require(text.Length == 0 && chunks == 0, $"{chunks} chunks came before {error}");
            Require(error.Verdict.Scope != VerdictScope.None && error.Verdict.Reason.Length > 0, $"a verdict: {error}");
            return StormOutcome.Refused;
        }
        catch (OperationCanceledException error) when (call.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            Require(manners is >= 32 and < 40 && error.CancellationToken == call.Token, $"who cancelled: {error}");
            return CheckPrefix(StormOutcome.Cancelled);
        }
    }

    private async Task<StormOutcome> ReadAsync(ChatStream stream, int most, CancellationToken reader)
    {
        await foreach (ChatChunk chunk in stream.WithCancellation(reader))
        {
            Take(chunk);
            if (chunks >= most)
                return CheckPrefix(StormOutcome.Left);
        }

        return CheckEnd(stream.Info);
    }

    /// <summary>Reads some chunks and forgets about the enumerator, which only the stream's own end can help.</summary>
    private async Task<StormOutcome> DropAsync(ChatStream stream, int most, CancellationToken reader)
    {
        IAsyncEnumerator<ChatChunk> enumerator = stream.GetAsyncEnumerator(reader);
        while (chunks < most)
        {
            if (!await enumerator.MoveNextAsync())
                return CheckEnd(stream.Info);
            Take(enumerator.Current);
        }

        return CheckPrefix(StormOutcome.Left);
    }

    private async Task<StormOutcome> CancelAsync(ChatStream stream, int most, CancellationTokenSource call)
    {
        await foreach (ChatChunk chunk in stream)
        {
            Take(chunk);
            if (chunks == most)
                await call.CancelAsync();
        }

        return CheckEnd(stream.Info);
    }

    private void Take(ChatChunk chunk)
    {
        chunks++;
        text += chunk.Text;
        ids.Add(chunk.Id ?? "");
        models.Add(chunk.Model ?? "");
        usage = chunk.Usage ?? usage;
        foreach (ChatChunkChoice choice in chunk.Choices ?? [])
        {
            reasoning += choice.Delta?.Reasoning;
            if (choice.FinishReason is { } reason)
                finishReasons.Add(reason.Value);
        }
    }

    private StormOutcome CheckEnd(AnswerInfo info)
    {
        Require(ids.Count == 1 && models.Count == 1 && finishReasons.Count == 1, $"one answer of one model: {ids.Count}, {models.Count}, {finishReasons.Count}");
        Require(info.GenerationId == ids.Single() && info.Model == models.Single(), $"the answer's own id and model: {info.GenerationId}, {info.Model}");
        return CheckWhole(text, reasoning, finishReasons.Single(), usage, info);
    }

    private StormOutcome CheckWhole(ChatCompletion answer, AnswerInfo info) =>
        CheckWhole(answer.Text, answer.Choices?[0].Message?.Reasoning ?? "", answer.FinishReason?.Value, answer.Usage, info);

    private StormOutcome CheckWhole(string whole, string thought, string? finishReason, ChatUsage? used, AnswerInfo info)
    {
        bool isUsedUp = finishReason == "length";
        Require(whole == (isUsedUp ? "" : Expected), $"the whole text, not '{whole}'");
        Require(thought == (isUsedUp ? "The user wants" : ""), $"the whole reasoning, not '{thought}'");
        Require(isUsedUp || finishReason == "stop", $"a finish reason, not {finishReason}");
        Require(used is { Cost: > 0 } && used.CompletionTokens == (isUsedUp ? 50 : 31) && info.Cost == used.Cost, "the usage");
        Require(info is { Attempts: >= 1, KeyAlias.Length: > 0 } && info.Duration >= info.TimeToFirstToken, "how it came about");
        return StormOutcome.Whole;
    }

    private StormOutcome CheckBroken(StreamInterruptedException error, bool isSeen)
    {
        if (isSeen)
            Require(error.PartialText == text, $"what was delivered, '{text}', not '{error.PartialText}'");
        text = error.PartialText;
        ChatCompletion? partial = error.PartialCompletion;
        Require(partial?.Text == text && partial.Id == error.GenerationId && error.GenerationId is not null, $"the partial answer: {error}");
        Require(text.Length > 0 || partial!.Choices?[0].Message?.Reasoning is { Length: > 0 }, $"no break without content: {error}");
        Require(error.Verdict.Scope is VerdictScope.Model or VerdictScope.Service or VerdictScope.Request && error.Verdict.Reason.Length > 0, $"a verdict: {error}");
        return CheckPrefix(error.Verdict.Reason.Contains("stalled", StringComparison.Ordinal) ? StormOutcome.Stalled : StormOutcome.Broken);
    }

    private StormOutcome CheckPrefix(StormOutcome outcome)
    {
        Require(Expected.StartsWith(text, StringComparison.Ordinal), $"the beginning of the text, not '{text}'");
        Require(ids.Count <= 1 && models.Count <= 1, $"one answer of one model: {string.Join(' ', ids)}");
        return outcome;
    }

    private void Require(bool condition, string what)
    {
        if (!condition)
            Assert.Fail($"Seed {seed}, stream {number} ('{Prompt}') wants {what}");
    }
}
