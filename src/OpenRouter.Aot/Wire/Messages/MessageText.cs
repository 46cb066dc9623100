namespace OpenRouter.Aot.Messages;

/// <summary>Puts the texts of blocks together.</summary>
internal static class MessageText
{
    /// <summary>The texts of all blocks of a type.</summary>
    public static string Of(IEnumerable<MessageBlock?>? blocks, MessageBlockType type, Func<MessageBlock, string?> select) =>
        string.Concat((blocks ?? []).Where(block => block?.Type == type).Select(block => select(block!)));
}
