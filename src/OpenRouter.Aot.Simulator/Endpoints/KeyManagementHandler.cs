using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Makes, shows, changes and deletes the keys of an account, for who has one of its management keys.</summary>
internal sealed class KeyManagementHandler(Ledger ledger, int seed, TimeProvider time)
{
    private const string Root = "keys";

    private long _made;

    /// <summary>Answers what is below <c>/api/v1/keys</c>; false for anything else.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, string path, CancellationToken gone)
    {
        string? hash = path.StartsWith(Root + "/", StringComparison.Ordinal) ? path[(Root.Length + 1)..] : null;
        if (hash is null && path != Root) return false;
        http.Response.Headers.CacheControl = "private, no-store";
        KeyState? manager = Authentication.KeyOf(http, ledger, time.GetUtcNow(), forInference: false, out ErrorAnswer? error);
        if (error is null && manager is not { Source.IsManagementKey: true }) error = ErrorAnswers.WantsManagementKey();
        if (error is not null)
        {
            await RefuseAsync(http, error, gone);
            return true;
        }

        await (hash is null ? HandleAllAsync(http, manager!.Account, gone) : HandleOneAsync(http, manager!.Account, hash, gone));
        return true;
    }

    private async Task HandleAllAsync(HttpContext http, AccountState account, CancellationToken gone)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            if (await ReadAsync(http, gone) is not { } body || Make(body, account) is not { } source)
            {
                await RefuseAsync(http, ErrorAnswers.BadRequest("A key needs a \"name\", and \"expires_at\" must be in UTC"), gone);
                return;
            }

            KeyState key = ledger.Add(source, account);
            await HttpAnswers.WriteAsync(http, 201, "application/json", HttpAnswers.Json(json => WriteMade(json, key)), gone);
            return;
        }

        int offset = int.TryParse(http.Request.Query["offset"], out int number) ? number : 0;
        bool all = http.Request.Query["include_disabled"] == "true";
        KeyState[] keys = [.. ledger.KeysOf(account).Where(key => all || !key.Source.Disabled).Skip(offset)];
        await HttpAnswers.WriteJsonAsync(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data"u8);
            foreach (KeyState key in keys) ManagedKeyWriting.Write(json, key, ledger.Report(key));
            json.WriteEndArray();
            json.WriteEndObject();
        }, gone);
    }

    private async Task HandleOneAsync(HttpContext http, AccountState account, string hash, CancellationToken gone)
    {
        if (ledger.KeysOf(account).FirstOrDefault(key => key.Hash == hash) is not { } found)
        {
            await RefuseAsync(http, new ErrorAnswer(404, "API key not found") { NamesUser = false }, gone);
            return;
        }

        if (HttpMethods.IsDelete(http.Request.Method))
        {
            ledger.Remove(found);
            await HttpAnswers.WriteJsonAsync(http, static json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("deleted"u8, true);
                json.WriteEndObject();
            }, gone);
            return;
        }

        if (HttpMethods.IsPatch(http.Request.Method))
        {
            if (await ReadAsync(http, gone) is not { } body)
            {
                await RefuseAsync(http, ErrorAnswers.BadRequest("The request body must be a JSON object."), gone);
                return;
            }

            ledger.Change(found, source => Change(found, source, body));
        }

        await HttpAnswers.WriteJsonAsync(http, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data"u8);
            ManagedKeyWriting.Write(json, found, ledger.Report(found));
            json.WriteEndObject();
        }, gone);
    }

    /// <summary>The secret stands beside the data, this once.</summary>
    private void WriteMade(Utf8JsonWriter json, KeyState key)
    {
        json.WriteStartObject();
        json.WritePropertyName("data"u8);
        ManagedKeyWriting.Write(json, key, ledger.Report(key));
        json.WriteString("key"u8, key.Source.Secret);
        json.WriteEndObject();
    }

    private ScenarioKey? Make(JsonElement body, AccountState account)
    {
        DateTimeOffset? expiry = null;
        if (Text(body, "expires_at") is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset moment) || moment.Offset != TimeSpan.Zero) return null;
            expiry = moment;
        }

        if (Text(body, "name") is not { Length: > 0 } name) return null;
        long number = Interlocked.Increment(ref _made);
        string digits = string.Concat(Enumerable.Range(0, 4).Select(part => Chance.Bits(seed, "key", (number * 4) + part).ToString("x16", null)));
        return new ScenarioKey
        {
            Alias = name,
            Secret = "sk-or-v1-" + digits,
            Account = account.Source.Name,
            Limit = Amount(body, "limit"),
            LimitReset = Reset(body),
            ExpiresAt = expiry,
        };
    }

    // A member that is there changes the key, also where it is null.
    private void Change(KeyState key, ScenarioKey source, JsonElement body)
    {
        key.Name = Text(body, "name") ?? key.Name;
        key.UpdatedAt = time.GetUtcNow();
        if (body.TryGetProperty("disabled", out JsonElement disabled)) source.Disabled = disabled.ValueKind == JsonValueKind.True;
        if (body.TryGetProperty("limit", out _)) source.Limit = Amount(body, "limit");
        if (body.TryGetProperty("limit_reset", out _)) source.LimitReset = Reset(body);
    }

    private static Task RefuseAsync(HttpContext http, ErrorAnswer error, CancellationToken gone) =>
        HttpAnswers.WriteErrorAsync(http, format: null, error, userId: null, gone);

    /// <summary>The body, where it is a JSON object.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpContext http, CancellationToken gone)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(await RequestBody.ReadAsync(http, gone) ?? default);
            return body.RootElement is { ValueKind: JsonValueKind.Object } root ? root.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Amount(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static LimitReset? Reset(JsonElement body) => Text(body, "limit_reset") switch
    {
        "daily" => LimitReset.Daily,
        "weekly" => LimitReset.Weekly,
        "monthly" => LimitReset.Monthly,
        _ => null,
    };
}
