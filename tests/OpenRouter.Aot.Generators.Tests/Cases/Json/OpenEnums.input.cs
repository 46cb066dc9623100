namespace OpenRouter.Aot.Cases.OpenEnums;

/// <summary>Why it stopped.</summary>
[JsonOpenEnum]
public readonly partial record struct Reason
{
    /// <summary>It is complete.</summary>
    public static partial Reason Stop { get; }

    /// <summary>Tools are wanted.</summary>
    public static partial Reason ToolCalls { get; }

    [JsonName("content.filter")]
    public static partial Reason ContentFilter { get; }

    // These three have one length; they are told apart by a letter, or two by all of them.
    public static partial Reason Alpha { get; }

    public static partial Reason Alphb { get; }

    public static partial Reason Betaa { get; }

    [JsonName("größe")]
    public static partial Reason Size { get; }

    [JsonName("")]
    public static partial Reason None { get; }
}

[JsonOpenEnum]
internal readonly partial record struct Empty;

[JsonModel]
public sealed partial class Holder
{
    public partial Reason? Reason { get; set; }

    internal partial Empty? Empty { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        foreach (string text in (string[])["stop", "tool_calls", "content.filter", "alpha", "alphb", "betaa", "größe", ""])
        {
            check.Trip<Holder>($$"""{"reason":"{{text}}"}""");
            Reason read = Check.Read<Holder>($$"""{"reason":"{{text}}"}""").Reason!.Value;
            check.Same(text, read.Value);
            check.Same(true, read.IsKnown);
            check.Same(new Reason(text), read);
            // The known are made once and for all.
            check.Same(true, ReferenceEquals(read.Value, Check.Read<Holder>($$"""{"reason":"{{text}}"}""").Reason!.Value.Value));
        }

        check.Same(Reason.Size, Check.Read<Holder>("""{"reason":"größe"}""").Reason);
        check.Trip<Holder>("""{"reason":"alphc","empty":"Stop"}""");
        check.Same(false, Check.Read<Holder>("""{"reason":"Stop"}""").Reason!.Value.IsKnown);
        check.Trip<Holder>("""{"reason":"\u0073top"}""", """{"reason":"stop"}""");
        check.Written("""{"reason":"own"}""", new Holder { Reason = "own" });
        check.Same("tool_calls", Reason.ToolCalls.ToString());
        check.Same("", default(Reason).Value);
    }
}
