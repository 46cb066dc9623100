using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>An answer out of a file: a recorded exchange, or a bare body whose status the caller gives.</summary>
internal sealed class RecordedAnswer
{
    private const string StatusHint = "For a bare body, give its status with --status N.";

    public required int Status { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public AnswerHeaders Headers { get; init; }

    /// <summary>The path that was asked; null for a bare body.</summary>
    public string? Path { get; init; }

    /// <summary>When it was answered; null where the file does not say.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>The verdict, as of when it was answered; of an answer without a time, as of now.</summary>
    public (Verdict Verdict, AnswerSummary Summary) Judge() =>
        Verdict.FromWhole(Status, Headers, Body, Path, Moment ?? TimeProvider.System.GetUtcNow());

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="status">The status of a bare body; of a recording, in place of the recorded one.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="UsageException">The file is no recording and no status is given, or the recording is damaged.</exception>
    public static RecordedAnswer Read(ReadOnlyMemory<byte> bytes, int? status, string name)
    {
        ReadOnlyMemory<byte> text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (text.IsEmpty && status is null)
            throw new UsageException($"{name} is empty. {StatusHint}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && Member(root, "response", JsonValueKind.Object) is { } response && Member(response, "status", JsonValueKind.Number) is { } recorded)
            {
                bool isStatus = recorded.TryGetInt32(out int told) && told is >= 100 and <= 599;
                return isStatus
                    ? FromRecording(root, response, status ?? told, name)
                    : throw new UsageException($"{name} is a damaged recording: response.status is {recorded}; it must be 100 to 599.");
            }
        }
        catch (JsonException) when (status is not null)
        {
            // A bare body may be anything: a page, a stream, broken JSON.
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{name} is no recording: no JSON from line {exception.LineNumber + 1} on. {StatusHint}");
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException($"{name} is a damaged recording: {exception.Message}");
        }

        return status is { } given
            ? new RecordedAnswer { Status = given, Body = text }
            : throw new UsageException($"{name} is no recording (it has no response.status). {StatusHint}");
    }

    private static RecordedAnswer FromRecording(JsonElement root, JsonElement response, int status, string name)
    {
        string body = Text(response, "body") ?? (Member(response, "body", JsonValueKind.Object) is { } json ? json.GetRawText() : "");
        bool isBase64 = Text(response, "body_encoding") == "base64";
        if (isBase64 && !Base64.IsValid(body))
            throw new UsageException($"{name} is a damaged recording: its body is no base64.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (Member(response, "headers", JsonValueKind.Object) is { } members)
        {
            foreach (JsonProperty header in members.EnumerateObject())
            {
                JsonElement first = header.Value.ValueKind == JsonValueKind.Array && header.Value.GetArrayLength() > 0 ? header.Value[0] : header.Value;
                headers[header.Name] = first.ToString();
            }
        }

        return new RecordedAnswer
        {
            Status = status,
            Body = isBase64 ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body),
            Headers = new AnswerHeaders
            {
                ContentType = headers.GetValueOrDefault("content-type"),
                RetryAfter = headers.GetValueOrDefault("retry-after"),
                RetryAfterMilliseconds = headers.GetValueOrDefault("retry-after-ms"),
                RateLimitLimit = headers.GetValueOrDefault("x-ratelimit-limit"),
                RateLimitReset = headers.GetValueOrDefault("x-ratelimit-reset"),
                GenerationId = headers.GetValueOrDefault("x-generation-id"),
            },
            Path = Text(root, "endpoint") ?? (Member(root, "request", JsonValueKind.Object) is { } request ? Text(request, "path") : null),
            Moment = ParseMoment(Text(root, "recorded_at")) ?? ParseMoment(headers.GetValueOrDefault("date")),
        };
    }

    // Both ISO 8601 and RFC 1123 occur; a moment without a zone is in UTC.
    private static DateTimeOffset? ParseMoment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment) ? moment : null;

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == kind ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name, JsonValueKind.String)?.GetString();
}
