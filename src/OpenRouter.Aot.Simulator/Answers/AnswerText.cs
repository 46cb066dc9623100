namespace OpenRouter.Aot.Simulator;

/// <summary>The words of an answer: an echo by which a caller knows its own, then filler that the seed and the prompt decide.</summary>
internal static class AnswerText
{
    private const int EchoedCharacters = 64;

    private static readonly string[] s_filler =
    [
        "amber", "branch", "candle", "delta", "ember", "field", "garden", "harbor", "island", "jasper", "kettle", "lantern", "meadow", "north",
        "orchard", "pebble", "quartz", "river", "silver", "timber", "upland", "valley", "willow", "yonder",
    ];

    /// <summary>The first 64 characters, never half of a surrogate pair.</summary>
    public static string Start(string text)
    {
        if (text.Length <= EchoedCharacters) return text;
        return text[..(char.IsHighSurrogate(text[EchoedCharacters - 1]) ? EchoedCharacters - 1 : EchoedCharacters)];
    }

    /// <summary>The answer in pieces of one word each, so that a piece can stand for a token. The echo is never cut short.</summary>
    public static List<string> Pieces(string userText, ulong chance, int count)
    {
        List<string> pieces = Split($"echo: {Start(userText)}");
        while (pieces.Count < count)
        {
            chance = Chance.Mix(chance);
            pieces.Add($" {s_filler[chance % (ulong)s_filler.Length]}");
        }

        return pieces;
    }

    /// <summary>Cuts a text before each run of white space.</summary>
    public static List<string> Split(string text)
    {
        List<string> pieces = [];
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) || char.IsWhiteSpace(text[i - 1])) continue;
            pieces.Add(text[start..i]);
            start = i;
        }

        if (start < text.Length) pieces.Add(text[start..]);
        return pieces;
    }
}
