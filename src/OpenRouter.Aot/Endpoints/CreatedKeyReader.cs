using System.Text.Json;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot;

/// <summary>Reads the answer of <c>POST /keys</c>. Its type has no member for the secret, so that no writer can write it.</summary>
/// <param name="name">The name that the secret prints as.</param>
internal sealed class CreatedKeyReader(string name) : BodyReader<CreatedKey>
{
    protected override CreatedKey? Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
    {
        try
        {
            if (Read(body.Span, limits) is { } created)
                return created;
            summary = AnswerSummaryReader.Read(summary, body);
        }
        catch (JsonException)
        {
            summary = AnswerSummaryReader.Unreadable(summary, body.Span);
        }

        // A key was made, and what is told of it is lost. To say so keeps a second one from being made in its place.
        if (summary is { Error: null, IsPage: false })
            summary = summary with { IsForeign = false, Fault = TransportFault.Malformed };
        return null;
    }

    private CreatedKey? Read(ReadOnlySpan<byte> body, JsonLimits limits)
    {
        var reader = new JsonReader(body, JsonScratch.OfThread(limits));
        ManagedKey? details = null;
        ApiKey? secret = null;
        if (!reader.TryBeginObject())
            return null;
        while (reader.NextMember(out ReadOnlySpan<byte> member))
        {
            if (member.SequenceEqual("data"u8) && ManagedKey.Read(ref reader, out details))
                continue;
            if (member.SequenceEqual("key"u8) && reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped))
                ApiKey.TryCreate(JsonReader.ToText(text, isEscaped), name, out secret, out _);
            else
                reader.Skip();
        }

        reader.End();
        return secret is not null && details is not null ? new CreatedKey(secret, details) : null;
    }
}
