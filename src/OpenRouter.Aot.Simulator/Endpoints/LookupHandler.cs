using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Answers what can be looked up: the key, the credits, a generation, the models.</summary>
internal sealed class LookupHandler(
    Ledger ledger, ModelCatalogue catalogue, GenerationStore generations, FaultPlan faults, TimeProvider time)
{
    /// <summary>Answers a GET below <c>/api/v1/</c>; false where there is nothing of that path.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, string path, CancellationToken gone)
    {
        switch (path)
        {
            case "key" or "auth/key":
                await WithKeyAsync(http, (json, key) => KeyWriting.WriteKey(json, key, ledger.Report(key)), gone, canFail: true);
                return true;
            case "credits":
                await WithKeyAsync(http, (json, key) => KeyWriting.WriteCredits(json, ledger.Report(key)), gone);
                return true;
            case "generation":
                await GenerationAsync(http, gone);
                return true;
            case "models":
                http.Response.Headers.CacheControl = "public, max-age=120, stale-while-revalidate=3600";
                await HttpAnswers.WriteJsonAsync(http, json => ModelWriting.WriteList(json, catalogue.Models), gone);
                return true;
            default:
                return await TryEndpointsAsync(http, path, gone);
        }
    }

    private async Task WithKeyAsync(HttpContext http, Action<Utf8JsonWriter, KeyState> write, CancellationToken gone, bool canFail = false)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        KeyState? key = Authentication.KeyOf(http, ledger, time.GetUtcNow(), forInference: false, out ErrorAnswer? refusal);
        if (canFail && key is not null && faults.Try(FaultStage.Request, new FaultSubject(key.Source.Alias, key.Source.Account, "", null, false)) is { } fault)
        {
            if (fault.Kind == FaultKind.Cut)
            {
                http.Abort();
                return;
            }

            refusal = FaultErrors.Of(fault, new InferenceRequest { Endpoint = default }, catalogue.Models[0], time.GetUtcNow(), faults.TimeOf(fault));
        }

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

    /// <summary><c>models/{author}/{slug}/endpoints</c>.</summary>
    private async Task<bool> TryEndpointsAsync(HttpContext http, string path, CancellationToken gone)
    {
        string[] parts = path.Split('/');
        if (parts is not ["models", { } author, { } slug, "endpoints"]) return false;
        if (catalogue.Find($"{author}/{slug}") is { } model)
        {
            await HttpAnswers.WriteJsonAsync(http, json => ModelWriting.WriteEndpoints(json, model), gone);
        }
        else
        {
            var unknown = new ErrorAnswer(404, "Model not found") { NamesUser = false };
            await HttpAnswers.WriteErrorAsync(http, format: null, unknown, userId: null, gone);
        }

        return true;
    }
}
