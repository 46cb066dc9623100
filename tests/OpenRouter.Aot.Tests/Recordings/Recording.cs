using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>One recorded exchange.</summary>
internal sealed class Recording
{
    private readonly JsonObject file;

    private Recording(string path, JsonObject file)
    {
        this.file = file;
        Name = Path.GetFileNameWithoutExtension(path);
    }

    public string Name { get; }

    public string Endpoint => (string)file["endpoint"]!;

    public string Kind => (string)file["kind"]!;

    public bool IsStreamed => (bool)file["streaming"]!;

    public string Method => (string)file["request"]!["method"]!;

    /// <summary>The path below the base address, with its query.</summary>
    public string ApiPath => ((string)file["request"]!["path"]!).Replace("/api/v1", "", StringComparison.Ordinal);

    public string? RequestBody => (string?)file["request"]!["body"];

    public int Status => (int)file["response"]!["status"]!;

    /// <summary>The response headers that matter.</summary>
    public AnswerHeaders Headers => new()
    {
        ContentType = Header("content-type"),
        RetryAfter = Header("retry-after"),
        RetryAfterMilliseconds = Header("retry-after-ms"),
        RateLimitReset = Header("x-ratelimit-reset"),
        GenerationId = Header("x-generation-id"),
    };

    /// <summary>When it was answered; null where neither the file nor the answer says.</summary>
    public DateTimeOffset? Moment => ParseMoment((string?)file["recorded_at"]) ?? ParseMoment(Header("date"));

    public byte[] ResponseBody => (string?)file["response"]!["body_encoding"] == "base64"
        ? Convert.FromBase64String((string)file["response"]!["body"]!)
        : Encoding.UTF8.GetBytes((string)file["response"]!["body"]!);

    public JsonObject? RequestJson => Parse(RequestBody);

    public JsonObject? ResponseJson => IsStreamed ? null : Parse(Encoding.UTF8.GetString(ResponseBody));

    public static IReadOnlyList<Recording> LoadAll(string folder) => [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
        .Select(path => new Recording(path, JsonNode.Parse(File.ReadAllText(path))!.AsObject()))];

    /// <summary>Writes the recording with a request of its own, so that no other answers for it, and gives that request.</summary>
    public (string Path, byte[] Body) WriteAlone(string folder)
    {
        var copy = (JsonObject)file.DeepClone();
        JsonNode request = copy["request"]!;
        if (Method == "GET")
        {
            string path = (string)request["path"]! + (ApiPath.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "recording=" + Uri.EscapeDataString(Name);
            request["path"] = path;
            File.WriteAllText(Path.Combine(folder, Name + ".json"), copy.ToJsonString());
            return (path.Replace("/api/v1", "", StringComparison.Ordinal), []);
        }

        JsonObject body = RequestJson ?? new JsonObject { ["model"] = "some/model", ["messages"] = new JsonArray(), ["stream"] = IsStreamed };
        body["recording"] = Name;
        request["body"] = body.ToJsonString();
        File.WriteAllText(Path.Combine(folder, Name + ".json"), copy.ToJsonString());
        return (ApiPath, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private string? Header(string name) => (string?)file["response"]!["headers"]![name];

    private static DateTimeOffset? ParseMoment(string? text) => text is null
        ? null
        : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonObject? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
