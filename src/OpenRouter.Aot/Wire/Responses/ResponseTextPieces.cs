using System.Text;

namespace OpenRouter.Aot.Responses;

/// <summary>A text that comes piece by piece, and at its end as a whole.</summary>
internal sealed class ResponseTextPieces
{
    private readonly StringBuilder text = new();

    /// <summary>Whether anything has come.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>Adds a piece; the whole takes the place of all pieces.</summary>
    public void Add(string? piece, string? whole)
    {
        if (whole is { Length: > 0 })
            text.Clear().Append(whole);
        else
            text.Append(piece);
    }

    /// <summary>What has come; null for nothing.</summary>
    public string? ToText() => IsEmpty ? null : text.ToString();
}
