using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Messages;

/// <summary>One block of a stream, as far as it has come.</summary>
internal sealed class MessageBlockPieces
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder thinking = new();
    private readonly StringBuilder input = new();
    private readonly StringBuilder content = new();
    private readonly List<MessageCitation> citations = [];
    private MessageBlock? begun;
    private string? signature;
    private string? encryptedContent;

    public void Begin(MessageBlock block) => begun ??= block;

    public void Add(MessageDelta delta)
    {
        text.Append(delta.Text);
        thinking.Append(delta.Thinking);
        input.Append(delta.PartialJson);
        content.Append(delta.Content);
        signature = delta.Signature ?? signature;
        encryptedContent = delta.EncryptedContent ?? encryptedContent;
        if (delta.Citation is { } citation)
            citations.Add(citation);
    }

    public MessageBlock ToBlock()
    {
        MessageBlock block = begun is null ? new MessageBlock { Type = Guess() } : JsonCopy.Of(begun);
        if (text.Length > 0)
            block.Text += text;
        if (thinking.Length > 0)
            block.Thinking += thinking;
        if (input.Length > 0)
            block.Input = ParseInput(input.ToString());
        if (content.Length > 0)
            block.Content = block.Content?.Text + content;
        if (citations.Count > 0)
            block.Citations = new MessageCitations([.. block.Citations?.List ?? [], .. citations]);
        block.Signature = signature ?? block.Signature;
        block.EncryptedContent = encryptedContent ?? block.EncryptedContent;
        return block;
    }

    // An input that broke off is no JSON. As a text it can still be read, and written.
    private static RawJson ParseInput(string json)
    {
        try
        {
            return RawJson.Parse(json);
        }
        catch (JsonException)
        {
            return RawJson.FromString(json);
        }
    }

    // What a block was whose beginning did not come.
    private MessageBlockType Guess() => input.Length > 0 ? MessageBlockType.ToolUse
        : thinking.Length > 0 || signature is not null ? MessageBlockType.Thinking
        : content.Length > 0 || encryptedContent is not null ? MessageBlockType.Compaction
        : MessageBlockType.Text;
}
