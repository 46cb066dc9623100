using System.Text;

namespace OpenRouter.Aot;

/// <summary>Streamed audio, as far as it has come: fragments of one base64 text, cut where the service likes, and of the transcript.</summary>
internal sealed class AudioParts
{
    private readonly StringBuilder data = new();
    private readonly StringBuilder transcript = new();
    private readonly JsonMembersJoin extra = new();
    private string? id;
    private long? expiresAt;

    public void Add(TurnAudio piece)
    {
        id ??= piece.Id;
        expiresAt = piece.ExpiresAt ?? expiresAt;
        data.Append(piece.Data);
        transcript.Append(piece.Transcript);
        extra.Add(piece.Extra);
    }

    public TurnAudio ToAudio() => new()
    {
        Id = id,
        Data = data.Length > 0 ? data.ToString() : null,
        ExpiresAt = expiresAt,
        Transcript = transcript.Length > 0 ? transcript.ToString() : null,
        Extra = extra.ToExtra(),
    };
}
