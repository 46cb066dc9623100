using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Reads what is submitted as a batch, as strictly as the service: one mistake rejects all of it.</summary>
internal static class BatchSubmissionReader
{
    private const string VersionPrefix = "/v1/";

    private static readonly string[] s_mediaTypes = ["image", "input_image", "audio", "input_audio", "video", "input_video", "file", "input_file", "document"];

    public static BatchSubmission? Read(ReadOnlyMemory<byte> body, ModelCatalogue catalogue, out ErrorAnswer? error)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            error = TryRead(document.RootElement, catalogue, out BatchSubmission? submission);
            return submission;
        }
        catch (JsonException exception)
        {
            error = ErrorAnswers.BadRequest($"The request body is not valid JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair has no text.
            error = ErrorAnswers.BadRequest("The request body is not valid JSON: it has a string that is not Unicode.");
        }

        return null;
    }

    private static ErrorAnswer? TryRead(JsonElement root, ModelCatalogue catalogue, out BatchSubmission? submission)
    {
        submission = null;
        if (root.ValueKind != JsonValueKind.Object) return ErrorAnswers.BadRequest("The request body must be a JSON object.");
        string? path = null, slug = null;
        JsonElement requests = default;
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (member.NameEquals("endpoint"u8)) path = Text(member.Value);
            if (member.NameEquals("model"u8)) slug = Text(member.Value);
            if (!member.NameEquals("requests"u8)) continue;
            // The service reads the requests while they arrive, and must know by then what they are for.
            if (path is null || slug is null) return ErrorAnswers.BadRequest("\"endpoint\" and \"model\" must come before \"requests\".");
            requests = member.Value;
        }

        if (path is null || slug is null) return ErrorAnswers.BadRequest("\"endpoint\" and \"model\" are required.");
        if (EndpointOf(path) is not { } endpoint) return ErrorAnswers.BadRequest($"{path} is not an endpoint for batches");
        if (catalogue.Find(slug) is not { } model) return ErrorAnswers.InvalidModel(slug);
        if (!model.Source.Batch) return ErrorAnswers.BadRequest($"{slug} does not support batch processing");
        if (requests.ValueKind != JsonValueKind.Array || requests.GetArrayLength() == 0) return ErrorAnswers.BadRequest("\"requests\" must be a list with at least one request.");
        List<BatchItem> items = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (JsonElement request in requests.EnumerateArray())
        {
            if (FindMistake(request, slug, ids) is { } mistake) return ErrorAnswers.BadRequest($"requests[{items.Count}]: {mistake}");
            items.Add(new BatchItem(Text(Member(request, "custom_id"))!, JsonMarshal.GetRawUtf8Value(Member(request, "body")).ToArray()));
        }

        submission = new BatchSubmission(endpoint, path, slug, model.OfBatches, items);
        return null;
    }

    private static string? FindMistake(JsonElement request, string slug, HashSet<string> ids)
    {
        if (Text(Member(request, "custom_id")) is not { Length: > 0 } id) return "\"custom_id\" is missing";
        if (!ids.Add(id)) return $"the custom_id '{id}' is there twice";
        JsonElement body = Member(request, "body");
        if (body.ValueKind != JsonValueKind.Object) return "\"body\" must be an object";
        if (Member(body, "model").ValueKind != JsonValueKind.Undefined && Text(Member(body, "model")) != slug) return $"all requests of a batch must be for {slug}";
        return HasMedia(Member(body, "messages")) || HasMedia(Member(body, "input")) ? "only text can be sent in a batch" : null;
    }

    /// <summary>Whether a list of turns, or of parts, holds anything but text.</summary>
    private static bool HasMedia(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) return false;
        foreach (JsonElement item in list.EnumerateArray())
        {
            string? type = Text(Member(item, "type"))?.Replace("_url", "", StringComparison.Ordinal);
            if (s_mediaTypes.Contains(type) || HasMedia(Member(item, "content"))) return true;
        }

        return false;
    }

    private static InferenceEndpoint? EndpointOf(string path)
    {
        if (!path.StartsWith(VersionPrefix, StringComparison.Ordinal)) return null;
        bool known = InferenceEndpointNames.TryParse(path.AsSpan(VersionPrefix.Length), out InferenceEndpoint endpoint);
        return known && endpoint is not (InferenceEndpoint.Completions or InferenceEndpoint.Rerank) ? endpoint : null;
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;
}
