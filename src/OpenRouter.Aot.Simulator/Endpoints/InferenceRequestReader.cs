using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Reads the bodies of inference requests, leniently: only what must be there is missed.</summary>
internal static class InferenceRequestReader
{
    private const int CharactersAToken = 4;
    private const int MostInputs = 2_048;
    private const int MostModels = 64;

    public static InferenceRequest Read(InferenceEndpoint endpoint, ReadOnlyMemory<byte> body, out ErrorAnswer? error)
    {
        error = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                InferenceRequest request = Read(endpoint, root);
                error = MissingInput(endpoint, root);
                return request;
            }

            error = ErrorAnswers.BadRequest("The request body must be a JSON object.");
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

        return new InferenceRequest { Endpoint = endpoint };
    }

    private static InferenceRequest Read(InferenceEndpoint endpoint, JsonElement root)
    {
        bool isResponses = endpoint == InferenceEndpoint.Responses;
        JsonElement turns = Member(root, isResponses ? "input" : "messages");
        // The input of a response is its turns, and counts once.
        JsonElement input = isResponses ? default : Member(root, "input");
        if (turns.ValueKind == JsonValueKind.Undefined) turns = Member(root, endpoint == InferenceEndpoint.Rerank ? "query" : "prompt");
        string userText = UserText(turns);
        return new InferenceRequest
        {
            Endpoint = endpoint,
            Models = ReadModels(root),
            Stream = endpoint is not (InferenceEndpoint.Embeddings or InferenceEndpoint.Rerank) && Member(root, "stream").ValueKind == JsonValueKind.True,
            MaxTokens = Integer(root, "max_completion_tokens") ?? Integer(root, "max_tokens") ?? Integer(root, "max_output_tokens"),
            UserText = userText,
            PromptTokens = Math.Max(1, (Characters(turns) + Characters(input) + Characters(Member(root, "documents")) + Characters(Member(root, "system"))
                + Characters(Member(root, "instructions"))) / CharactersAToken),
            Tool = ToolChoice.Of(root, turns, userText),
            Structured = SchemaOf(root) is { ValueKind: JsonValueKind.Object } schema ? SchemaValue.Of(schema, userText) : null,
            Inputs = endpoint switch
            {
                InferenceEndpoint.Embeddings => ReadInputs(Member(root, "input")),
                InferenceEndpoint.Rerank => ReadDocuments(Member(root, "documents")),
                _ => [],
            },
            TopN = Integer(root, "top_n"),
            Dimensions = Integer(root, "dimensions"),
            Base64 = Member(root, "encoding_format") is { ValueKind: JsonValueKind.String } format && format.ValueEquals("base64"u8),
        };
    }

    /// <summary>The schema of the answer, as chats, responses and messages name it.</summary>
    private static JsonElement SchemaOf(JsonElement root)
    {
        JsonElement format = Member(root, "response_format");
        if (format.ValueKind == JsonValueKind.Object) return Member(Member(format, "json_schema"), "schema");
        format = Member(Member(root, "text"), "format");
        return Member(format.ValueKind == JsonValueKind.Object ? format : Member(Member(root, "output_config"), "format"), "schema");
    }

    private static ErrorAnswer? MissingInput(InferenceEndpoint endpoint, JsonElement root)
    {
        bool Has(string name) => Member(root, name) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Length > 0
            || (Member(root, name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0);

        static ErrorAnswer Missing(string members) => ErrorAnswers.BadRequest($"Input required: specify {members}");

        return endpoint switch
        {
            InferenceEndpoint.Responses or InferenceEndpoint.Embeddings => Has("input") ? null : Missing("\"input\""),
            InferenceEndpoint.Rerank => Has("query") && Has("documents") ? null : Missing("\"query\" and \"documents\""),
            InferenceEndpoint.Completions => Has("prompt") ? null : Missing("\"prompt\""),
            InferenceEndpoint.Messages => Has("messages") ? null : Missing("\"messages\""),
            _ => Has("messages") || Has("prompt") ? null : Missing("\"prompt\" or \"messages\""),
        };
    }

    /// <summary>The model asked for and its fallbacks: <c>model</c>, <c>models</c>, and <c>fallbacks</c> of <c>/messages</c>.</summary>
    private static List<string> ReadModels(JsonElement root)
    {
        List<string> models = [];
        void Add(JsonElement slug)
        {
            if (slug.ValueKind != JsonValueKind.String || slug.GetString() is not { Length: > 0 } text) return;
            if (models.Count < MostModels && !models.Contains(text)) models.Add(text);
        }

        Add(Member(root, "model"));
        if (Member(root, "models") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (JsonElement slug in list.EnumerateArray()) Add(slug);
        }

        if (Member(root, "fallbacks") is { ValueKind: JsonValueKind.Array } fallbacks)
        {
            foreach (JsonElement fallback in fallbacks.EnumerateArray()) Add(Member(fallback, "model"));
        }

        return models;
    }

    private static List<string> ReadInputs(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Array) return [Text(input)];
        // An array of numbers is one text in tokens.
        if (input.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number)) return [input.GetRawText()];
        return [.. input.EnumerateArray().Take(MostInputs)
            .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())];
    }

    private static List<string> ReadDocuments(JsonElement documents) =>
        documents.ValueKind == JsonValueKind.Array ? [.. documents.EnumerateArray().Take(MostInputs).Select(Text)] : [];

    private static string UserText(JsonElement turns)
    {
        if (turns.ValueKind != JsonValueKind.Array) return Text(turns);
        JsonElement last = turns.EnumerateArray().LastOrDefault(turn =>
            turn.ValueKind == JsonValueKind.String || (Member(turn, "role") is { ValueKind: JsonValueKind.String } role && role.ValueEquals("user"u8)));
        return last.ValueKind == JsonValueKind.Object ? Text(Member(last, "content")) : Text(last);
    }

    /// <summary>A string, or the text parts of an array one after the other.</summary>
    private static string Text(JsonElement content)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String: return content.GetString()!;
            case JsonValueKind.Object: return Text(Member(content, "text"));
            case JsonValueKind.Array:
                var text = new StringBuilder();
                foreach (JsonElement part in content.EnumerateArray()) text.Append(Text(part));
                return text.ToString();
            default: return "";
        }
    }

    private static int Characters(JsonElement content)
    {
        long count = content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!.Length,
            JsonValueKind.Array => content.EnumerateArray().Sum(item => (long)Characters(item)),
            JsonValueKind.Object => (long)Characters(Member(content, "content")) + Characters(Member(content, "text")),
            _ => 0,
        };
        return (int)Math.Min(count, int.MaxValue / 8);
    }

    private static int? Integer(JsonElement root, string name) =>
        Member(root, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) && number >= 1 ? number : null;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) ? value : default;
}
