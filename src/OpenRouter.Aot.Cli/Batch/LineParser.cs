using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>Makes a request of a line: of the OpenAI batch format, a bare request body, or <c>{"prompt":"…"}</c>.</summary>
internal static class LineParser
{
    private const string ChatPath = "/chat/completions";
    private const int MaxDepth = 256;

    // Nearly all lines of a file name the same: requests of one path share their message, and it is found by the very string.
    private static volatile KnownUrl? last;

    /// <summary>Parses a line.</summary>
    /// <param name="line">The line; what is kept of it is copied.</param>
    /// <param name="number">Its number, which makes the id of a line that has none.</param>
    /// <param name="model">The model for a line that names none; null where there is none.</param>
    /// <param name="defaults">What is merged under the line's body.</param>
    /// <param name="request">The request.</param>
    /// <param name="mistake">What is wrong with the line.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> line, long number, string? model, LineDefaults defaults, out BulkRequest request, out string mistake)
    {
        request = null!;
        try
        {
            LineMembers members = LineMembers.Read(line.Span, MaxDepth);
            string id = members.CustomId ?? string.Create(CultureInfo.InvariantCulture, $"line-{number}");
            if (FindMistake(members) is { } found)
            {
                mistake = found;
                return false;
            }

            string path = ChatPath;
            if (members.Url is { } url && !TryMap(url, out path))
            {
                mistake = $"url is '{url}'; it must be a path such as /v1/chat/completions";
                return false;
            }

            byte[] body = ReadBody(line.Span, members);
            bool namesModel = NamesModel(body);
            model ??= defaults.Model;
            if (!namesModel && model is null && !defaults.NamesModels)
            {
                mistake = "no model: name one in the line, or for all such lines with -m MODEL";
                return false;
            }

            request = new BulkRequest { Id = id, Path = path, Body = defaults.Apply(body, path), Route = namesModel ? default : model, Tag = number };
            mistake = "";
            return true;
        }
        catch (JsonException exception)
        {
            mistake = line.Span.TrimStart(" \t"u8) is [(byte)'{', ..] ? $"no valid JSON: {exception.Message}" : "no JSON object";
            return false;
        }
        catch (InvalidOperationException)
        {
            mistake = "a string of this line is no valid text";
            return false;
        }
    }

    private static string? FindMistake(in LineMembers members) => members switch
    {
        { HasOddCustomId: true } => "custom_id is no string",
        { CustomId: "" } => "custom_id is empty",
        { Method: { } method } when !method.Equals("POST", StringComparison.OrdinalIgnoreCase) => $"method is '{method}'; only POST makes sense in a batch",
        { HasOddBody: true } => "body is no JSON object",
        { Body: null, IsPrompt: false, IsBare: false } => "no body, and neither messages nor a prompt",
        _ => null,
    };

    /// <summary>The path below the base address: what an OpenAI client calls <c>/v1/chat/completions</c> is <c>/chat/completions</c> here.</summary>
    private static bool TryMap(string url, out string path)
    {
        if (last is { } known && known.Url == url)
        {
            path = known.Path;
            return true;
        }

        path = url;
        foreach (string prefix in (ReadOnlySpan<string>)["/api/v1/", "/v1/"])
        {
            if (url.StartsWith(prefix, StringComparison.Ordinal))
            {
                path = url[(prefix.Length - 1)..];
                break;
            }
        }

        bool isPath = path.Length > 1 && path[0] == '/' && path[1] != '/' && !path.Contains("..", StringComparison.Ordinal)
            && !path.AsSpan().ContainsAnyExceptInRange('!', '~') && !path.Contains('#', StringComparison.Ordinal);
        if (isPath)
            last = new KnownUrl(url, path);
        return isPath;
    }

    // The line has been read to its end, so a mistake in the body has been found; what names a model mostly stands first.
    private static bool NamesModel(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isModel = reader.ValueTextEquals("model"u8), isList = reader.ValueTextEquals("models"u8);
            reader.Read();
            if ((isModel && reader.TokenType == JsonTokenType.String && !reader.ValueTextEquals(""u8)) || (isList && reader.TokenType == JsonTokenType.StartArray))
                return true;
            reader.Skip();
        }

        return false;
    }

    private static byte[] ReadBody(ReadOnlySpan<byte> line, in LineMembers members)
    {
        if (members.Body is { } body)
            return line[body].ToArray();
        bool isPlain = members.IsBare && members is { CustomId: null, Method: null, Url: null };
        return isPlain ? line.ToArray() : WriteBody(line, members);
    }

    // A prompt becomes a user's turn, and what belongs to the batch format is left out; all other members stay as they were written.
    private static byte[] WriteBody(ReadOnlySpan<byte> line, in LineMembers members)
    {
        var buffer = new ArrayBufferWriter<byte>(line.Length + 64);
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
        {
            json.WriteStartObject();
            foreach ((string name, Range value) in members.Others)
            {
                if (members.IsPrompt && name == "prompt")
                {
                    WriteTurn(json, line[value]);
                    continue;
                }

                json.WritePropertyName(name);
                json.WriteRawValue(line[value], skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteTurn(Utf8JsonWriter json, ReadOnlySpan<byte> content)
    {
        json.WriteStartArray("messages");
        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WritePropertyName("content");
        json.WriteRawValue(content, skipInputValidation: true);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private sealed record KnownUrl(string Url, string Path);
}
