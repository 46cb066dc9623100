using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OpenRouter.Aot.Simulator;

/// <summary>Answers requests from recordings alone, byte for byte.</summary>
internal sealed class ReplayHandler(RecordingSet recordings, Tally tally) : IRequestHandler
{
    private const string BasePath = "/api/v1/";

    public async Task HandleAsync(HttpContext http, CancellationToken gone)
    {
        string method = http.Request.Method;
        string path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        ReadOnlyMemory<byte>? body = await RequestBody.ReadAsync(http, gone);
        Recording? recording = body is { } bytes ? recordings.Next(RequestIdentity.Of(method, path, bytes)) : null;
        Attempt? attempt = Begin(http, body);
        if (recording is not null)
        {
            await SendAsync(http, recording, attempt, gone);
            return;
        }

        tally.Unmatched();
        attempt?.Fail();
        ErrorAnswer error = body is null
            ? ErrorAnswers.TooLarge(RequestBody.MostBytes)
            : new ErrorAnswer(
                404,
                $"No recording matches {method} {path} with this body. "
                + "A recording matches if method, path with query, and JSON body are equal.");
        await HttpAnswers.WriteErrorAsync(http, format: null, error with { NamesUser = false }, userId: null, gone);
    }

    private static async Task SendAsync(HttpContext http, Recording recording, Attempt? attempt, CancellationToken gone)
    {
        http.Response.StatusCode = recording.Status;
        foreach ((string name, string[] lines) in recording.Headers) http.Response.Headers[name] = lines;
        if (recording.IsGood) attempt?.Succeed(cost: 0);
        else attempt?.Fail();
        if (recording.Status is 204 or 205 or 304) return;
        http.Response.ContentLength = recording.Body.Length;
        await http.Response.Body.WriteAsync(recording.Body, gone);
    }

    private Attempt? Begin(HttpContext http, ReadOnlyMemory<byte>? body)
    {
        string path = http.Request.Path.Value ?? "";
        if (!HttpMethods.IsPost(http.Request.Method) || !path.StartsWith(BasePath, StringComparison.Ordinal)
            || !InferenceEndpointNames.TryParse(path.AsSpan(BasePath.Length), out _))
        {
            return null;
        }

        return new Attempt(tally, ledger: null, tally.Begin(Tally.Unknown, Tally.Unknown, ModelOf(body)), key: null);
    }

    private static string ModelOf(ReadOnlyMemory<byte>? body)
    {
        if (body is not { } bytes) return Tally.Unknown;
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("model", out JsonElement model)
                && model.ValueKind == JsonValueKind.String ? model.GetString()! : Tally.Unknown;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Tally.Unknown;
        }
    }
}
