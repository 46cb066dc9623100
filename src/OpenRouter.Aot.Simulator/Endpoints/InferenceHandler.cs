using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Plays an inference request: key, faults, money, models, answer.</summary>
internal sealed class InferenceHandler(
    Ledger ledger, ModelCatalogue catalogue, FaultPlan faults, GenerationStore generations, Tally tally, int seed, TimeProvider time,
    bool countsRepeats)
{
    private long _generations;

    public async Task HandleAsync(HttpContext http, InferenceEndpoint endpoint, CancellationToken gone)
    {
        KeyState? key = Authentication.KeyOf(http, ledger, time.GetUtcNow(), forInference: true, out ErrorAnswer? refusal);
        ErrorAnswer? mistake = ErrorAnswers.TooLarge(RequestBody.MostBytes);
        ReadOnlyMemory<byte>? body = await RequestBody.ReadAsync(http, gone);
        InferenceRequest request = body is { } bytes
            ? InferenceRequestReader.Read(endpoint, bytes, out mistake)
            : new InferenceRequest { Endpoint = endpoint };

        string asked = request.Models.Count > 0 ? request.Models[0] : Tally.Unknown;
        Tally.Ticket ticket = tally.Begin(key?.Source.Alias ?? Tally.Unknown, key?.Source.Account ?? Tally.Unknown, asked);
        var attempt = new Attempt(tally, ledger, ticket, key)
        {
            Connection = ClientConnection.Of(http),
            Body = countsRepeats && body is { } sent ? RequestBody.Hash(sent.Span) : null,
        };
        try
        {
            AnswerFormat format = AnswerFormat.Of(endpoint);
            if ((refusal ?? mistake) is { } error)
            {
                attempt.Fail();
                await HttpAnswers.WriteErrorAsync(http, format, error, key?.Account.UserId, gone);
                return;
            }

            await PlayAsync(http, key!, request, attempt, format, gone);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            attempt.Leave();
            throw;
        }
        finally
        {
            attempt.Fail();
        }
    }

    private async Task PlayAsync(
        HttpContext http, KeyState key, InferenceRequest request, Attempt attempt, AnswerFormat format, CancellationToken gone)
    {
        IReadOnlyList<string> slugs = request.Models.Count > 0 ? request.Models : [catalogue.Models[0].Id];
        FaultSubject subject = new(key.Source.Alias, key.Source.Account, ModelSlug.Base(slugs[0]), request.Endpoint, request.Stream);
        List<Fault> passing = [];
        Fault? fault = faults.Try(FaultStage.Request, subject, passing);
        await ConnectionFaults.SayGoodbyeAsync(http, passing, gone);
        if (fault is not null)
        {
            attempt.Fail();
            if (ConnectionFaults.TryBreak(http, fault.Kind)) return;
            ModelState named = catalogue.Find(slugs[0]) ?? catalogue.Models[0];
            ErrorAnswer struck = FaultErrors.Of(fault, request, named, time.GetUtcNow(), faults.TimeOf(fault));
            await HttpAnswers.WriteErrorAsync(http, format, struck, key.Account.UserId, gone);
            return;
        }

        (ModelState? model, ErrorAnswer? error) = ChooseModel(key, request, slugs, subject, attempt);
        if (model is null)
        {
            attempt.Fail();
            await HttpAnswers.WriteErrorAsync(http, format, error!, key.Account.UserId, gone);
            return;
        }

        await AnswerAsync(http, key, request, model, subject with { Model = model.Id }, attempt, format, gone);
    }

    /// <summary>
    /// The first model that takes the request. An error of a model or its provider moves on to the next, any other ends the request.
    /// </summary>
    private (ModelState? Model, ErrorAnswer? Error) ChooseModel(
        KeyState key, InferenceRequest request, IReadOnlyList<string> slugs, FaultSubject subject, Attempt attempt)
    {
        ErrorAnswer? error = null;
        foreach (string slug in slugs)
        {
            (ModelState? model, error) = TryModel(key, request, slug, subject, attempt);
            if (model is not null || error is { MovesOn: false }) return (model, error);
        }

        return (null, error);
    }

    private (ModelState? Model, ErrorAnswer? Error) TryModel(
        KeyState key, InferenceRequest request, string slug, FaultSubject subject, Attempt attempt)
    {
        if (catalogue.Find(slug) is not { } model) return (null, ErrorAnswers.InvalidModel(slug));
        int contextLength = model.Source.ContextLength;
        if (request.PromptTokens > contextLength) return (null, ErrorAnswers.ContextLength(contextLength, request.PromptTokens));
        if (ledger.Admit(key, model, request, out Hold hold) is { } refusal) return (null, refusal);
        attempt.Hold = hold;
        ErrorAnswer? error = ledger.AdmitUpstream(model);
        if (error is null && faults.Try(FaultStage.Model, subject with { Model = model.Id }) is { } fault)
        {
            error = FaultErrors.Of(fault, request, model, time.GetUtcNow(), faults.TimeOf(fault));
        }

        if (error is null) return (model, null);
        ledger.Settle(key, hold, cost: 0);
        attempt.Hold = default;
        return (null, error);
    }

    private async Task AnswerAsync(
        HttpContext http, KeyState key, InferenceRequest request, ModelState model, FaultSubject subject, Attempt attempt,
        AnswerFormat format, CancellationToken gone)
    {
        List<Fault> padding = [];
        Fault? fault = faults.Try(FaultStage.Answer, subject, padding);
        DateTimeOffset now = time.GetUtcNow();
        string id = GenerationIds.Next(seed, Interlocked.Increment(ref _generations), now);
        Answer answer = AnswerComposer.Compose(request, model, fault, seed, id, now);
        ErrorAnswer? error = fault is null ? null : FaultErrors.Of(fault, request, model, now, faults.TimeOf(fault));
        if (request.Models.Count > 0 && ModelSlug.Base(request.Models[0]) != model.Id)
            attempt.Fallback = model.Id;
        attempt.OnSuccess = () => generations.Add(answer, key.Source.Account);
        attempt.OnLeave = billed => generations.Add(billed, key.Source.Account, isCancelled: true);
        var delivery = new Delivery(http, attempt, answer, format, fault, error, key.Account.UserId, padding, time, gone);
        if (!request.Stream)
        {
            await new WholeAnswerSender(delivery).SendAsync();
            return;
        }

        using var stream = new StreamSender(delivery);
        await stream.SendAsync();
    }
}
