using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.Aot.Tests.Tools;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>
/// A recorded conversation with tools. A recording is one exchange: where it is the last one, what the model had called stands in the turns of its request; where
/// it is the first one, the same project's recording of the second goes on with it, if there is one.
/// </summary>
internal sealed class RecordedConversation
{
    private RecordedConversation(string name, ChatRequest request)
    {
        Name = name;
        Request = request;
    }

    public string Name { get; }

    /// <summary>The request before the model had called anything, without its tools.</summary>
    public ChatRequest Request { get; }

    /// <summary>What the functions of the request are called, and the schemas of their parameters.</summary>
    public IReadOnlyList<ToolFunction> Functions { get; private set; } = [];

    /// <summary>The bodies of the model's answers, in their order.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>Id, name and arguments of each call.</summary>
    public List<(string Id, string Name, string Arguments)> Calls { get; } = [];

    /// <summary>What the tools had answered, by the id of the call, as far as it was recorded.</summary>
    public Dictionary<string, string> Results { get; } = [];

    /// <summary>All conversations in which a model calls a function, but for answers that are failures and would be asked for again.</summary>
    public static IReadOnlyList<RecordedConversation> LoadAll(string folder)
    {
        IReadOnlyList<Recording> all = Recording.LoadAll(folder);
        var ends = all.Where(one => one.Name.Contains("-tool-round-trip-2-", StringComparison.Ordinal) && one.Status == 200 && one.ResponseJson?["error"] is null)
            .ToDictionary(one => (string)one.RequestJson!["model"]!, StringComparer.Ordinal);
        return [.. all.Where(one => one is { Endpoint: "/chat/completions", Status: 200 } && one.RequestJson?["tools"] is JsonArray && IsAccepted(one))
            .Select(one => Read(one, ends))
            .Where(one => one.Calls.Count > 0)];
    }

    private static bool IsAccepted(Recording one) =>
        Verdict.FromWhole(one.Status, one.Headers, one.ResponseBody, one.ApiPath, one.Moment ?? DateTimeOffset.UnixEpoch).Verdict.IsAccepted;

    private static RecordedConversation Read(Recording recording, Dictionary<string, Recording> ends)
    {
        ChatRequest request = OpenRouterJson.Parse<ChatRequest>(Encoding.UTF8.GetBytes(recording.RequestBody!));
        var conversation = new RecordedConversation(recording.Name, request) { Functions = [.. request.Tools!.Where(tool => tool.Function is not null).Select(tool => tool.Function!)] };
        List<ChatTurn> turns = [.. request.Messages];
        // What came after an earlier answer in words is another conversation.
        int start = turns.FindLastIndex(turn => turn.Role == TurnRole.User) + 1;
        request.Messages = turns[..start];
        request.Tools = null;
        request.Stream = null;
        request.StreamOptions = null;
        foreach (ChatTurn turn in turns[start..])
            conversation.AddTurn(turn);

        ChatCompletion last = AnswerOf(recording);
        conversation.AddAnswer(OpenRouterJson.ToUtf8Bytes(last), last.Choices is [{ Message: { } message }, ..] ? message : new ChatTurn());
        if (last.ToolCalls.Count > 0)
        {
            conversation.Answers.Add(request.Model.Primary is { } model && ends.TryGetValue(model, out Recording? end)
                ? Encoding.UTF8.GetString(end.ResponseBody)
                : ToolAnswers.Saying("That is all."));
        }

        return conversation;
    }

    private static ChatCompletion AnswerOf(Recording recording)
    {
        if (!recording.IsStreamed)
            return OpenRouterJson.Parse<ChatCompletion>(recording.ResponseBody);
        var whole = new ChatAccumulator();
        foreach (string line in Encoding.UTF8.GetString(recording.ResponseBody).Split('\n'))
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                whole.Add(OpenRouterJson.Parse<ChatChunk>(Encoding.UTF8.GetBytes(line["data: ".Length..])));
        }

        return whole.ToCompletion();
    }

    private void AddTurn(ChatTurn turn)
    {
        if (turn.ToolCallId is { } id)
        {
            Results[id] = turn.Content?.Text ?? "";
            return;
        }

        var answer = new ChatCompletion { Choices = [new ChatChoice { Index = 0, Message = turn, FinishReason = FinishReason.ToolCalls }] };
        AddAnswer(OpenRouterJson.ToUtf8Bytes(answer), turn);
    }

    private void AddAnswer(byte[] body, ChatTurn said)
    {
        Answers.Add(Encoding.UTF8.GetString(body));
        foreach (ToolCall call in said.ToolCalls ?? [])
            Calls.Add((call.Id!, call.Function!.Name!, call.Function.Arguments ?? ""));
    }
}
