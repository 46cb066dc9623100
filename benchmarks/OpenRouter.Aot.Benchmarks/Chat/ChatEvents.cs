using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The events of a streamed chat as OpenRouter sends them: a comment, chunks with a word each, the finish, the usage, the end.</summary>
internal static class ChatEvents
{
    private const string Words =
        "A river does not hurry and yet it reaches the sea , for it takes what the slope gives it , gathers what joins it and loses nothing on the way . "
        + "Who wants to move much with little does well to watch it .";

    private const string Chunk =
        """data: {"id":"gen-1760000000-Qm3bT7kLxVd2","object":"chat.completion.chunk","created":1760000000"""
        + ""","model":"openai/gpt-5-mini","provider":"OpenAI","choices":[{"index":0,"delta":{"role":"assistant","content":"WORD"}""";

    private const string Open = ""","finish_reason":null,"native_finish_reason":null,"logprobs":null}]""";
    private const string Closed = ""","finish_reason":"stop","native_finish_reason":"completed","logprobs":null}]""";

    private const string Usage =
        ""","usage":{"prompt_tokens":48,"completion_tokens":COUNT,"total_tokens":TOTAL,"cost":0.0010125,"is_byok":false"""
        + ""","prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"cost_details":{"upstream_inference_cost":null}"""
        + ""","completion_tokens_details":{"reasoning_tokens":0,"image_tokens":0}}""";

    /// <summary>The events, each with the blank line that ends it.</summary>
    /// <param name="chunks">How many of them bring a word.</param>
    public static IReadOnlyList<byte[]> Of(int chunks)
    {
        string[] words = Words.Split(' ');
        List<string> events = [": OPENROUTER PROCESSING"];
        for (int i = 0; i < chunks; i++)
            events.Add(With(" " + words[i % words.Length]) + Open + "}");
        events.Add(With("") + Closed + "}");
        string usage = Usage.Replace("COUNT", Text(chunks), StringComparison.Ordinal).Replace("TOTAL", Text(chunks + 48), StringComparison.Ordinal);
        events.Add(With("") + Open + usage + "}");
        events.Add("data: [DONE]");
        return [.. events.Select(one => Encoding.UTF8.GetBytes(one + "\n\n"))];
    }

    private static string With(string word) => Chunk.Replace("WORD", word, StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
