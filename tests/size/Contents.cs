namespace OpenRouter.Aot.Size;

/// <summary>What one chat must not carry: other families' types, what reads pool files and the environment, bulk runs, streams, and what of the run-time is large.</summary>
internal static class Contents
{
    private const string Library = "OpenRouter.Aot";

    // Of the run-time's, the one method that the compiler calls for a spread is no use of a library; LINQ itself is 200 KB.
    private const long Trace = 8 * 1024;

    // Each with why it is named; one is seen by any type whose full name begins so.
    private static readonly string[] Unused =
    [
        // Families. Of the accounts' the watch over the keys reads what GET /key tells.
        "OpenRouter.Aot OpenRouter.Aot.Responses.", "OpenRouter.Aot OpenRouter.Aot.Messages.", "OpenRouter.Aot OpenRouter.Aot.Embeddings.",
        "OpenRouter.Aot OpenRouter.Aot.Completions.", "OpenRouter.Aot OpenRouter.Aot.Rerank.", "OpenRouter.Aot OpenRouter.Aot.Models.",
        "OpenRouter.Aot OpenRouter.Aot.Generations.", "OpenRouter.Aot OpenRouter.Aot.Accounts.ManagedKey", "OpenRouter.Aot OpenRouter.Aot.Accounts.Credits",
        "OpenRouter.Aot OpenRouter.Aot.Batches.",
        // What other programs begin with.
        "OpenRouter.Aot OpenRouter.Aot.PoolFile", "OpenRouter.Aot OpenRouter.Aot.EnvironmentReader", "OpenRouter.Aot OpenRouter.Aot.BulkSource",
        "OpenRouter.Aot OpenRouter.Aot.ChatEventParser", "OpenRouter.Aot OpenRouter.Aot.ChatAccumulator",
        // 230 KB, 65 KB and 40 KB when they were last in it.
        "System.Linq ", "System.Text.Json System.Text.Json.Utf8JsonReader", "System.Text.Json System.Text.Json.JsonDocument", "System.Collections.Immutable ",
        // The bridge to System.Text.Json, and decompression.
        "System.Text.Json System.Text.Json.JsonSerializer", "System.IO.Compression",
    ];

    /// <summary>What the program of one chat has and must not have.</summary>
    public static IEnumerable<string> FindUnused(Image chat) =>
        from name in Unused
        let bytes = Weigh(chat, name)
        where bytes > (name.StartsWith(Library, StringComparison.Ordinal) ? 0 : Trace)
        select $"one chat carries {bytes:N0} B of {name.Trim()}, which it does not use";

    /// <summary>What a program that uses everything does not seem to have: a name that is wrong, or looked for in the wrong way.</summary>
    public static IEnumerable<string> FindUnseen(Image planted) =>
        Unused.Where(name => name.StartsWith(Library, StringComparison.Ordinal) && Weigh(planted, name) == 0);

    private static long Weigh(Image image, string name) =>
        image.Mstat.Parts.Where(part => part.Type.ToString().StartsWith(name, StringComparison.Ordinal)).Sum(part => part.Bytes);
}
