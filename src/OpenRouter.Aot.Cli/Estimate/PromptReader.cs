using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>Reads what a body tells about its cost, once from front to back.</summary>
internal ref struct PromptReader
{
    private const int MaxDepth = 256;

    // What a service puts around a message: its role and its marks.
    private const int TokensAround = 8;

    // What the dearest of the usual models makes of a large picture.
    private const int TokensOfAnImage = 2_000;

    private readonly EndpointKind kind;
    private Utf8JsonReader reader;
    private TextCount text;
    private TextCount all;
    private long turns;
    private long numbers;
    private string? model;
    private string? firstOfList;
    private long? maxTokens;
    private int images;
    private bool hasAudio;
    private bool hasFile;
    private bool hasVideo;
    private bool hasPlugins;

    private PromptReader(ReadOnlySpan<byte> body, EndpointKind kind)
    {
        this.kind = kind;
        reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads a body.</summary>
    /// <param name="body">A JSON object.</param>
    /// <param name="kind">The endpoint that it is for.</param>
    public static PromptFacts Read(ReadOnlySpan<byte> body, EndpointKind kind)
    {
        var prompt = new PromptReader(body, kind);
        prompt.ReadBody(body);
        long low = Math.Max(1, prompt.text.LowTokens + prompt.numbers);
        long high = Math.Max(low, prompt.all.HighTokens + prompt.numbers + ((prompt.turns + 1) * TokensAround) + ((long)prompt.images * TokensOfAnImage));
        return new PromptFacts(
            prompt.model ?? prompt.firstOfList, new TokenRange(low, high), prompt.maxTokens, prompt.images,
            prompt.hasAudio, prompt.hasFile, prompt.hasVideo, prompt.hasPlugins);
    }

    private void ReadBody(ReadOnlySpan<byte> body)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("model"u8))
                model = ReadName() ?? model;
            else if (reader.ValueTextEquals("models"u8))
                ReadModels();
            else if (IsMaximum())
                ReadMaximum();
            else if (IsText())
                ReadText();
            else if (reader.ValueTextEquals("plugins"u8))
                ReadPlugins();
            else if (reader.ValueTextEquals("tools"u8) || reader.ValueTextEquals("response_format"u8) || reader.ValueTextEquals("text"u8))
                ReadSchema(body);
            else
                SkipMember();
        }
    }

    private readonly bool IsText() => reader.ValueTextEquals("messages"u8) || reader.ValueTextEquals("input"u8) || reader.ValueTextEquals("system"u8)
        || reader.ValueTextEquals("instructions"u8) || reader.ValueTextEquals("prompt"u8) || reader.ValueTextEquals("documents"u8)
        || reader.ValueTextEquals("query"u8) || reader.ValueTextEquals("suffix"u8);

    private readonly bool IsMaximum() => kind switch
    {
        EndpointKind.Chat => reader.ValueTextEquals("max_tokens"u8) || reader.ValueTextEquals("max_completion_tokens"u8),
        EndpointKind.Responses => reader.ValueTextEquals("max_output_tokens"u8),
        _ => reader.ValueTextEquals("max_tokens"u8),
    };

    private void SkipMember()
    {
        reader.Read();
        reader.Skip();
    }

    private string? ReadName()
    {
        reader.Read();
        string? name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private void ReadModels()
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                firstOfList ??= reader.GetString();
            reader.Skip();
        }
    }

    // Of two limits the higher one is the safe one.
    private void ReadMaximum()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long most) && most > 0)
            maxTokens = Math.Max(maxTokens ?? 0, most);
        reader.Skip();
    }

    private void ReadPlugins()
    {
        reader.Read();
        hasPlugins |= reader.TokenType == JsonTokenType.StartArray;
        reader.Skip();
    }

    // A schema is text for the model too; how much of it arrives there, nobody says.
    private void ReadSchema(ReadOnlySpan<byte> body)
    {
        bool isTools = reader.ValueTextEquals("tools"u8);
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        ReadOnlySpan<byte> json = body[start..(int)reader.BytesConsumed];
        all.AddJson(json);
        hasPlugins |= isTools && json.IndexOf("\"openrouter:"u8) >= 0;
    }

    private void ReadText()
    {
        turns++;
        reader.Read();
        Walk(isText: true);
    }

    private void Walk(bool isText)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                Count(isText);
                break;
            case JsonTokenType.Number when isText:
                // A text may come as the numbers of its tokens.
                numbers++;
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    Walk(isText);
                break;
            case JsonTokenType.StartObject:
                WalkMembers(isText);
                break;
        }
    }

    private void WalkMembers(bool isText)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                NotePart();
                reader.Skip();
            }
            else if (IsNoText())
            {
                SkipMember();
            }
            else
            {
                turns += reader.ValueTextEquals("role"u8) ? 1 : 0;
                bool isTextToo = isText && (reader.ValueTextEquals("content"u8) || reader.ValueTextEquals("text"u8));
                reader.Read();
                Walk(isTextToo);
            }
        }
    }

    // Data and addresses: what a model makes of them has nothing to do with how long they are.
    private readonly bool IsNoText() => reader.ValueTextEquals("url"u8) || reader.ValueTextEquals("image_url"u8) || reader.ValueTextEquals("video_url"u8)
        || reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("file_data"u8) || reader.ValueTextEquals("file_url"u8)
        || reader.ValueTextEquals("encrypted_content"u8) || reader.ValueTextEquals("signature"u8);

    private void NotePart()
    {
        if (reader.TokenType != JsonTokenType.String)
            return;
        if (reader.ValueTextEquals("image_url"u8) || reader.ValueTextEquals("input_image"u8) || reader.ValueTextEquals("image"u8))
            images++;
        hasAudio |= reader.ValueTextEquals("input_audio"u8);
        hasFile |= reader.ValueTextEquals("file"u8) || reader.ValueTextEquals("input_file"u8) || reader.ValueTextEquals("document"u8);
        hasVideo |= reader.ValueTextEquals("video_url"u8) || reader.ValueTextEquals("input_video"u8);
    }

    private void Count(bool isText)
    {
        ReadOnlySpan<byte> value = reader.ValueSpan;
        if (value.StartsWith("data:"u8))
            return;
        all.AddString(value);
        if (isText)
            text.AddString(value);
    }
}
