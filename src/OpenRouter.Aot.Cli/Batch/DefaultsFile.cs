using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenRouter.Aot.Cli;

/// <summary>The file of <c>--defaults</c>: members of a request's body for lines that lack them.</summary>
/// <param name="Members">The members, but for the two below.</param>
/// <param name="Provider">The members of its object <c>provider</c>.</param>
/// <param name="Model">The model for lines that name none; null without one.</param>
internal sealed record DefaultsFile(IReadOnlyList<DefaultMember> Members, IReadOnlyList<DefaultMember> Provider, string? Model)
{
    private const int MaxBytes = 16 * 1024 * 1024;

    // As deep as a line may be, so that what is merged into it can be read again.
    private const int MaxDepth = 128;

    public static DefaultsFile Empty { get; } = new([], [], null);

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It cannot be read, is no JSON object, or has members that cannot be defaults.</exception>
    public static DefaultsFile Read(string path)
    {
        byte[] text = ReadText(path);
        try
        {
            Check(path, text);
            // Without the white space a member stands in one piece, from its name to the end of its value.
            if (!CompactJson.TryCompact(text, out byte[] compact))
                throw new UsageException($"{path} is no valid JSON: it is not UTF-8.");
            return Read(path, compact);
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{path} is no valid JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new UsageException($"{path} is no valid JSON: the name of a member is no valid text.");
        }
    }

    private static byte[] ReadText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new UsageException(Directory.Exists(path) ? $"{path} is a directory; --defaults needs a JSON file." : $"There is no file {path}.");
            if (file.Length > MaxBytes)
                throw new UsageException($"{path} is longer than {MaxBytes / (1024 * 1024)} MiB; --defaults is for a few members.");
            byte[] text = File.ReadAllBytes(path);
            return text.AsSpan().StartsWith("\uFEFF"u8) ? text[3..] : text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }

    private static void Check(string path, byte[] text)
    {
        if (!Utf8.IsValid(text))
            throw new UsageException($"{path} is no valid JSON: it is not UTF-8.");
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new UsageException($"{path} holds no JSON object. It must be a request's body without its messages, such as {{\"temperature\":0}}.");
        while (reader.Read())
        {
        }
    }

    private static DefaultsFile Read(string path, byte[] json)
    {
        var members = new List<DefaultMember>();
        var provider = new List<DefaultMember>();
        string? model = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
                throw new UsageException($"{path} has the member '{name}' twice; leave one.");
            if (FindMistake(name) is { } mistake)
                throw new UsageException($"{path} has the member '{name}': {mistake}");
            int start = (int)reader.TokenStartIndex;
            reader.Read();
            switch (name)
            {
                case "model":
                    model = reader.TokenType == JsonTokenType.String && !string.IsNullOrWhiteSpace(reader.GetString())
                        ? reader.GetString()
                        : throw new UsageException($"{path}: model must be a model's name, such as \"openai/gpt-5-mini\".");
                    break;
                case "provider":
                    ReadProvider(path, ref reader, json, provider);
                    break;
                default:
                    reader.Skip();
                    members.Add(new DefaultMember(json.AsMemory(start..(int)reader.BytesConsumed), Encoding.UTF8.GetBytes(name)));
                    break;
            }
        }

        return new DefaultsFile(members, provider, model);
    }

    private static void ReadProvider(string path, ref Utf8JsonReader reader, byte[] json, List<DefaultMember> members)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new UsageException($"{path}: provider must be an object, such as {{\"order\":[\"anthropic\"]}}.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
                throw new UsageException($"{path} has the member '{name}' of provider twice; leave one.");
            int start = (int)reader.TokenStartIndex;
            reader.Read();
            reader.Skip();
            members.Add(new DefaultMember(json.AsMemory(start..(int)reader.BytesConsumed), Encoding.UTF8.GetBytes(name)));
        }
    }

    private static string? FindMistake(string name) => name switch
    {
        "messages" or "input" or "prompt" => "what is asked stands in each line, not in the defaults. A system text for all lines is given with --system.",
        "custom_id" or "method" or "url" or "body" => "it belongs to a line of a batch. The defaults are members of a request's body.",
        _ => null,
    };
}
