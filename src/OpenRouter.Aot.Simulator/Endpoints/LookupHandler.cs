using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Answers what can be looked up: the key, the credits, a generation, the models.</summary>
internal sealed class LookupHandler(Ledger ledger, ModelCatalogue catalogue, FaultPlan faults, GenerationStore generations, TimeProvider time)
{
    /// <summary>The kinds of faults that a question about a key can meet.</summary>
    public static IReadOnlyList<FaultKind> KeyFaults { get; } =
    [
        FaultKind.Unauthorized, FaultKind.Credits, FaultKind.KeyLimit, FaultKind.ServerError, FaultKind.Html, FaultKind.Status, FaultKind.Cut,
        FaultKind.Stall, FaultKind.RefusedStream, FaultKind.Goaway, FaultKind.ConnectionLost,
    ];

    /// <summary>Answers a GET below <c>/api/v1/</c>; false where there is nothing of that path.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, string path, CancellationToken gone)
    {
        switch (path)
        {
            case "key" or "auth/key":
                if (!await TryFailAsync(http, gone)) await WithKeyAsync(http, (json, key) => KeyWriting.WriteKey(json, key, ledger.Report(key)), gone);
                return true;
            case "credits":
                await WithKeyAsync(http, (json, key) => KeyWriting.WriteCredits(json, ledger.Report(key)), gone, MayAskForCredits);
                return true;
            case "generation":
                await GenerationAsync(http, gone);
                return true;
            case "models":
                http.Response.Headers.CacheControl = "public, max-age=120, stale-while-revalidate=3600";
                ModelState[] wanted = [.. catalogue.Models.Where(model => Gives(model, http.Request.Query["output_modalities"].ToString()))];
                await HttpAnswers.WriteJsonAsync(http, json => ModelWriting.WriteList(json, wanted), gone);
                return true;
            case "models/user":
                await WithKeyAsync(http, (json, _) => ModelWriting.WriteList(json, catalogue.Models), gone);
                return true;
            case "providers":
                await HttpAnswers.WriteJsonAsync(http, json => ModelWriting.WriteProviders(json, catalogue.Models), gone);
                return true;
            default:
                return await TryModelAsync(http, path, gone);
        }
    }

    /// <summary>Plays the fault that a question about a key meets; false where it meets none.</summary>
    private async Task<bool> TryFailAsync(HttpContext http, CancellationToken gone)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (Authentication.KeyOf(http, ledger, now, forInference: false, out _) is not { } key) return false;
        var subject = new FaultSubject(key.Source.Alias, key.Source.Account, Model: "", Endpoint: null, Stream: false)
        {
            Place = InferenceEndpointNames.Key,
        };
        List<Fault> passing = [];
        Fault? fault = faults.Try(FaultStage.Request, subject, passing);
        await ConnectionFaults.SayGoodbyeAsync(http, passing, gone);
        if (fault is null) return false;
        if (ConnectionFaults.TryBreak(http, fault.Kind)) return true;
        if (fault.Kind == FaultKind.Stall)
        {
            await Task.Delay(fault.Source.DelayMs is { } delay ? TimeSpan.FromMilliseconds(delay) : Timeout.InfiniteTimeSpan, time, gone);
            return false;
        }

        ErrorAnswer error = FaultErrors.Of(fault, new InferenceRequest { Endpoint = InferenceEndpoint.Chat }, catalogue.Models[0], now, faults.TimeOf(fault));
        await HttpAnswers.WriteErrorAsync(http, format: null, error, key.Account.UserId, gone);
        return true;
    }

    /// <summary>The list has what gives text, unless the request wishes for something else; "all" leaves nothing out.</summary>
    private static bool Gives(ModelState model, string wish) =>
        wish == "all" || (wish.Length == 0 ? ["text"] : wish.Split(',')).Any(model.Source.OutputModalities.Contains);

    private static ErrorAnswer? MayAskForCredits(KeyState key) =>
        key is { Source.IsManagementKey: false, Account.Source.CreditsForManagersOnly: true } ? ErrorAnswers.WantsManagementKey() : null;

    private async Task WithKeyAsync(HttpContext http, Action<Utf8JsonWriter, KeyState> write, CancellationToken gone, Func<KeyState, ErrorAnswer?>? refuse = null)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        KeyState? key = Authentication.KeyOf(http, ledger, time.GetUtcNow(), forInference: false, out ErrorAnswer? refusal);
        refusal ??= refuse?.Invoke(key!);
        if (refusal is not null) await HttpAnswers.WriteErrorAsync(http, format: null, refusal, userId: null, gone);
        else await HttpAnswers.WriteJsonAsync(http, json => write(json, key!), gone);
    }

    private async Task GenerationAsync(HttpContext http, CancellationToken gone)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        KeyState? key = Authentication.KeyOf(http, ledger, time.GetUtcNow(), forInference: false, out ErrorAnswer? error);
        string id = http.Request.Query["id"].ToString();
        GenerationRecord? record = error is null ? generations.Find(id, key!.Source.Account) : null;
        error ??= record is null ? new ErrorAnswer(404, $"Generation {id} not found") { NamesUser = false } : null;
        if (error is not null) await HttpAnswers.WriteErrorAsync(http, format: null, error, userId: null, gone);
        else await HttpAnswers.WriteJsonAsync(http, json => GenerationWriting.Write(json, record!), gone);
    }

    /// <summary><c>model/{author}/{slug}</c> and <c>models/{author}/{slug}/endpoints</c>.</summary>
    private async Task<bool> TryModelAsync(HttpContext http, string path, CancellationToken gone)
    {
        string[] parts = path.Split('/');
        if (parts is not (["models", _, _, "endpoints"] or ["model", _, _])) return false;
        if (catalogue.Find($"{parts[1]}/{parts[2]}") is { } model)
        {
            Action<Utf8JsonWriter, ModelState> write = parts.Length == 3 ? ModelWriting.WriteOne : ModelWriting.WriteEndpoints;
            await HttpAnswers.WriteJsonAsync(http, json => write(json, model), gone);
        }
        else
        {
            var unknown = new ErrorAnswer(404, "Model not found") { NamesUser = false };
            await HttpAnswers.WriteErrorAsync(http, format: null, unknown, userId: null, gone);
        }

        return true;
    }
}
