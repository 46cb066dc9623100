using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Sends one request of a bulk run through the pool. Safe for use by several threads.</summary>
/// <param name="dispatcher">The way through the pool.</param>
/// <param name="aliases">The caller's names for models.</param>
/// <param name="options">What every request wants.</param>
/// <param name="budget">What the run may cost; null for no limit.</param>
internal sealed class BulkSender(Dispatcher dispatcher, ModelAliases aliases, BulkOptions options, BulkBudget? budget)
{
    private static readonly Verdict Malformed = new(VerdictScope.Request, VerdictAction.Surface, null, "no JSON object");
    private static readonly Verdict Repeated = new(VerdictScope.Request, VerdictAction.Surface, null, "the id occurs before");

    private readonly RequestOptions request = options.Request ?? RequestOptions.Default;
    private readonly bool isWatched = options.Journal is not null || budget is not null;

    /// <summary>The result of a request whose id another of the run has.</summary>
    public static BulkResult Repeat(BulkLine line) => Fail(line, $"The id '{line.Request.Id}' occurs before: ids must be unique where a journal is kept.", Repeated, null, isRepeated: true);

    /// <summary>Sends a request.</summary>
    /// <param name="line">The request.</param>
    /// <param name="waitsUntil">Until when it waits for what nobody knows the end of; null where it does not.</param>
    /// <param name="recall">Ends its waits.</param>
    /// <param name="ct">Ends it at once.</param>
    /// <returns>The result, or why the run is to pause; then the request is to be sent again.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(BulkResult? Result, BulkPause? Pause)> SendAsync(BulkLine line, DateTimeOffset? waitsUntil, CancellationToken recall, CancellationToken ct)
    {
        RequestTemplate template;
        try
        {
            template = RequestTemplate.Parse(line.Request.Body);
        }
        catch (JsonException exception)
        {
            return (Fail(line, $"The body of '{line.Request.Id}' is no JSON object: {exception.Message}", Malformed, exception), null);
        }

        line.Budget = budget;
        ModelRoute route = aliases.Resolve(line.Request.Route.IsEmpty ? template.Model : line.Request.Route);
        if (budget is not null && await ReserveAsync(line, route, template, recall, ct).ConfigureAwait(false) is { } pause)
            return (null, pause);
        BulkResult? result = null;
        var dispatch = new Dispatch
        {
            Path = line.Request.Path,
            Template = template,
            IsStreamed = template.IsStreamed,
            MustHaveContent = EndpointPath.MustHaveContent(line.Request.Path),
            Route = route,
            Options = request,
            IsBulk = true,
            WaitsUntil = waitsUntil,
            Recall = recall,
            Witness = isWatched ? line : null,
        };
        try
        {
            result = template.IsStreamed && line.Request.Path == ChatEndpoint.Path
                ? await StreamAsync(line, dispatch, ct).ConfigureAwait(false)
                : await SendWholeAsync(line, dispatch, ct).ConfigureAwait(false);
        }
        catch (BulkBudgetException exception)
        {
            return (null, exception.Pause);
        }
        finally
        {
            budget?.Settle(line, result?.Info.Cost, isAnswered: result is { IsSuccess: true });
        }

        return dispatch.IsHeld ? (null, Describe(result.Error!)) : (result, null);
    }

    private async ValueTask<BulkPause?> ReserveAsync(BulkLine line, ModelRoute route, RequestTemplate template, CancellationToken recall, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(recall, ct);
        try
        {
            return await budget!.ReserveAsync(line, route.WithFallbacks([.. request.Fallbacks]), template.MaxTokens, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new BulkPause(BulkPauseReason.Stopped, "Stopped before it was sent.", null, null);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<BulkResult> SendWholeAsync(BulkLine line, Dispatch dispatch, CancellationToken ct) =>
        await dispatcher.SendAsync(dispatch, RawBodyReader.Instance, ct).ConfigureAwait(false) switch
        {
            { IsSuccess: true, Value: var answer } => new BulkResult(line, answer.Body, answer.Info)
            {
                FinishReason = answer.FinishReason,
                PromptTokens = answer.PromptTokens,
                CompletionTokens = answer.CompletionTokens,
                IsSubstituted = ServedModel.IsSubstituted(dispatch.Route.Primary, answer.Info.Model),
            },
            { Error: var error } => new BulkResult(line, error!),
        };

    private async ValueTask<BulkResult> StreamAsync(BulkLine line, Dispatch dispatch, CancellationToken ct)
    {
        OpenRouterResult<ChatCompletion> result = await dispatcher.SendAsync(dispatch, WholeStreamReader.Instance, ct).ConfigureAwait(false);
        if (!result.IsSuccess)
            return new BulkResult(line, result.Error);
        ChatCompletion answer = result.Value;
        return new BulkResult(line, OpenRouterJson.ToUtf8Bytes(answer), answer.Info)
        {
            FinishReason = answer.FinishReason?.ToString(),
            PromptTokens = answer.Usage?.PromptTokens,
            CompletionTokens = answer.Usage?.CompletionTokens,
            IsSubstituted = ServedModel.IsSubstituted(dispatch.Route.Primary, answer.Info.Model),
        };
    }

    private static BulkPause Describe(OpenRouterException error) => new(
        BulkPauseReason.Unavailable, $"Nothing can serve the requests for now. {error.Message}", error.RetryAt, error);

    private static BulkResult Fail(BulkLine line, string message, Verdict verdict, Exception? inner, bool isRepeated = false) =>
        new(line, new OpenRouterException(message, verdict, inner)) { IsRepeated = isRepeated };
}
