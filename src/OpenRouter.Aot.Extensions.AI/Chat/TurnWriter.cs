using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Writes messages of Microsoft.Extensions.AI as the turns of a chat.</summary>
/// <param name="turns">Where to.</param>
internal sealed class TurnWriter(IList<ChatTurn> turns)
{
    private const int LongestName = 64;

    /// <summary>Adds the turns of a message; a message with the results of several tools is several turns.</summary>
    /// <param name="message">The message.</param>
    /// <param name="number">Its number from 0, for errors.</param>
    /// <exception cref="ArgumentException">A content cannot be sent.</exception>
    public void Add(ChatMessage message, int number)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"messages[{number}]");
        if (message.Role == ChatRole.Assistant)
        {
            if (new AssistantTurn(message, place).ToTurn() is { } turn)
                turns.Add(turn);
            AddResults(message, place);
            return;
        }

        AddResults(message, place);
        if (message.Role == ChatRole.Tool && !message.Contents.Any(static content => content is TextContent or DataContent or UriContent or HostedFileContent))
            return;
        if (PartWriter.Write(message.Contents, place) is { } content)
        {
            // Beside the results of tools a model can be shown something by the user alone.
            TurnRole role = message.Role == ChatRole.Tool ? TurnRole.User : new TurnRole(message.Role.Value);
            turns.Add(new ChatTurn { Role = role, Content = content, Name = NameOf(message) });
        }
    }

    /// <summary>A speaker's name as every provider takes it; null where there is none.</summary>
    public static string? NameOf(ChatMessage message)
    {
        if (message.AuthorName is not { Length: > 0 } author)
            return null;
        string name = string.Concat(author.Where(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-').Take(LongestName));
        return name.Length > 0 ? name : null;
    }

    private void AddResults(ChatMessage message, string place)
    {
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionResultContent result)
                turns.Add(ChatTurn.Tool(result.CallId, ContentOf(result, place)));
        }
    }

    private static TurnContent ContentOf(FunctionResultContent result, string place)
    {
        switch (result.Result)
        {
            case null:
                return result.Exception is { } error ? $"Error: {error.Message}" : "";
            case string text:
                return text;
            case JsonElement { ValueKind: JsonValueKind.String } element:
                return element.GetString()!;
            case TextContent text:
                return text.Text;
            case AIContent content:
                return PartWriter.Write([content], place) ?? "";
            case IEnumerable<AIContent> contents:
                return PartWriter.Write(contents, place) ?? "";
            default:
                return JsonValueWriter.ToText(result.Result, $"The result of the call '{result.CallId}' in {place}");
        }
    }
}
