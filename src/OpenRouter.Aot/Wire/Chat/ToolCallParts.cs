using System.Text;

namespace OpenRouter.Aot;

/// <summary>One tool call of a streamed chat, as far as it has come.</summary>
/// <param name="index">Which call it is.</param>
internal sealed class ToolCallParts(int index)
{
    private readonly StringBuilder arguments = new();
    private readonly JsonMembersJoin callExtra = new();
    private readonly JsonMembersJoin functionExtra = new();
    private ToolKind? type;
    private string? name;

    public int Index { get; } = index;

    public string? Id { get; private set; }

    public void Add(ToolCall call)
    {
        // Later fragments carry null or "" where the first one carried the value.
        Id = call.Id is { Length: > 0 } callId ? Id ?? callId : Id;
        type = call.Type is { Value.Length: > 0 } callType ? type ?? callType : type;
        name = call.Function?.Name is { Length: > 0 } callName ? name ?? callName : name;
        arguments.Append(call.Function?.Arguments);
        callExtra.Add(call.Extra);
        functionExtra.Add(call.Function?.Extra);
    }

    public ToolCall ToToolCall() => new()
    {
        Index = Index,
        Id = Id,
        Type = type,
        Function = new FunctionCall { Name = name, Arguments = arguments.ToString(), Extra = functionExtra.ToExtra() },
        Extra = callExtra.ToExtra(),
    };
}
