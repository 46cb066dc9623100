using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Reads what a model said as contents of Microsoft.Extensions.AI.</summary>
internal static class AnswerContents
{
    /// <summary>The error code under which a refusal is told.</summary>
    public const string RefusalCode = "Refusal";

    /// <summary>All that a whole turn says, in this order: reasoning, text, images, audio, refusal, calls.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="generation">The generation's id, for calls that came without one of their own.</param>
    /// <param name="audioFormat">The format that audio was asked for in.</param>
    public static List<AIContent> Read(ChatTurn turn, string? generation, string? audioFormat)
    {
        var contents = new List<AIContent>();
        if (ReasoningCarrier.ToContent(turn.Reasoning, turn.ReasoningDetails) is { } reasoning)
            contents.Add(reasoning);
        AddSaid(turn, contents);
        AddAudio(turn.Audio, audioFormat, contents);
        AddCalls(turn.ToolCalls, generation, contents);
        return contents;
    }

    /// <summary>What can be told of a fragment as it comes: text, images, remarks, a refusal.</summary>
    public static void AddSaid(ChatTurn turn, List<AIContent> contents)
    {
        int start = contents.Count;
        if (turn.Content is { } content)
            AddContent(content, contents);
        if (turn.Annotations is { Count: > 0 } annotations)
        {
            AIContent? text = null;
            for (int i = start; i < contents.Count && text is null; i++)
                text = contents[i] as TextContent;
            if (text is null)
                contents.Add(text = new TextContent(""));
            text.Annotations = [.. annotations.Select(Read)];
        }

        foreach (ContentPart image in turn.Images ?? [])
        {
            if (Read(image) is { } picture)
                contents.Add(picture);
        }

        if (turn.Refusal is { Length: > 0 } refusal)
            contents.Add(new ErrorContent(refusal) { ErrorCode = RefusalCode });
    }

    /// <summary>Audio, once it is whole.</summary>
    public static void AddAudio(TurnAudio? audio, string? format, List<AIContent> contents)
    {
        if (audio is null)
            return;
        if (audio.Transcript is { Length: > 0 } transcript)
            contents.Add(new TextContent(transcript));
        if (audio.Data is not { Length: > 0 } data)
            return;
        byte[] bytes = new byte[data.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(data, bytes, out int count))
        {
            contents.Add(Unreadable("The audio is no base64.", audio));
            return;
        }

        var spoken = new DataContent(bytes.AsMemory(0, count), MediaTypeOf(format)) { RawRepresentation = audio };
        if (audio.Id is { Length: > 0 } id)
            spoken.AdditionalProperties = CarriedMembers.Of(OpenRouterJson.ToUtf8Bytes(new TurnAudio { Id = id }));
        contents.Add(spoken);
    }

    /// <summary>The calls, once they are whole. A call that came twice is one.</summary>
    public static void AddCalls(IReadOnlyList<ToolCall>? calls, string? generation, List<AIContent> contents)
    {
        var seen = new HashSet<(string, string?, string?)>();
        int number = 0;
        foreach (ToolCall call in calls ?? [])
        {
            number++;
            string id = call.Id is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"call_{generation}_{number}");
            if (seen.Add((id, call.Function?.Name, call.Function?.Arguments)))
                contents.Add(Read(call, id));
        }
    }

    private static FunctionCallContent Read(ToolCall call, string id)
    {
        FunctionCallContent content = FunctionCallContent.CreateFromParsedArguments(call.Function?.Arguments ?? "", id, call.Function?.Name ?? "", ParseArguments);
        content.RawRepresentation = call;
        if (call.Extra is not null || call.Function?.Extra is not null)
        {
            var rest = new ToolCall { Extra = call.Extra, Function = new FunctionCall { Extra = call.Function?.Extra } };
            content.AdditionalProperties = CarriedMembers.Of(OpenRouterJson.ToUtf8Bytes(rest));
        }

        return content;
    }

    // Models send nothing where a function has no parameters. What is no object surfaces as the content's exception.
    private static Dictionary<string, object?>? ParseArguments(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        JsonElement json = JsonElement.Parse(text);
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"The arguments are no JSON object but {json.ValueKind}.");
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (JsonProperty argument in json.EnumerateObject())
            arguments[argument.Name] = argument.Value;
        return arguments;
    }

    private static void AddContent(TurnContent content, List<AIContent> contents)
    {
        if (content.Parts is not { } parts)
        {
            if (content.Text is { Length: > 0 } text)
                contents.Add(new TextContent(text));
            return;
        }

        foreach (ContentPart part in parts)
        {
            if (Read(part) is { } read)
                contents.Add(read);
        }
    }

    private static AIContent? Read(ContentPart part)
    {
        if (part.Text is { } text)
            return text.Length > 0 ? new TextContent(text) { RawRepresentation = part } : null;
        if (part.ImageUrl?.Url is not { Length: > 0 } url)
            return null;
        try
        {
            return url.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
                ? new DataContent(url) { RawRepresentation = part }
                : new UriContent(url, "image/*") { RawRepresentation = part };
        }
        catch (Exception mistake) when (mistake is ArgumentException or FormatException)
        {
            return Unreadable("The image's address is neither a link nor a data URI.", part);
        }
    }

    // The rest of the answer has been paid for.
    private static ErrorContent Unreadable(string message, object raw) => new(message) { ErrorCode = "Unreadable", RawRepresentation = raw };

    private static AIAnnotation Read(TurnAnnotation annotation)
    {
        UrlCitation? page = annotation.UrlCitation;
        var read = new CitationAnnotation
        {
            Title = page?.Title ?? annotation.File?.Name ?? annotation.File?.Filename,
            Snippet = page?.Content,
            Url = Uri.TryCreate(page?.Url, UriKind.Absolute, out Uri? url) ? url : null,
            FileId = annotation.File?.Hash,
            RawRepresentation = annotation,
            AdditionalProperties = CarriedMembers.Of(OpenRouterJson.ToUtf8Bytes(annotation)),
        };
        if (page is { StartIndex: { } start, EndIndex: { } end })
            read.AnnotatedRegions = [new TextSpanAnnotatedRegion { StartIndex = start, EndIndex = end }];
        return read;
    }

    private static string MediaTypeOf(string? format) => format switch
    {
        null or "wav" => "audio/wav",
        "mp3" => "audio/mpeg",
        "pcm16" => "audio/pcm",
        _ => "audio/" + format,
    };
}
