using System.Globalization;

namespace OpenRouter.Aot.Size;

/// <summary>The table of RESULT.md.</summary>
internal static class Comparison
{
    // What was set out to be reached: a chat over the pool 400 KB above the bare program, and the types at 40 % of what System.Text.Json's generator adds.
    private const long MostForChat = 400 * 1024;
    private const double MostForTypes = 0.4;

    private const int Assemblies = 12;

    public static void Print(Image bare, Image own, Image plain, Image chat)
    {
        Console.WriteLine("| program | bytes | above the bare one |");
        Console.WriteLine("|---|---:|---:|");
        foreach ((string what, Image image) in ((string, Image)[])
        [
            ("an `HttpMessageInvoker`, and nothing else", bare), ("the same with our types of a chat", own),
            ("the same with plain types and System.Text.Json's generator", plain), ("one chat over `OpenRouterClient`", chat),
        ])
        {
            Console.WriteLine($"| {what} | {Text(image.Bytes)} | {Text(image.Bytes - bare.Bytes)} |");
        }

        double share = (own.Bytes - bare.Bytes) / (double)(plain.Bytes - bare.Bytes);
        long more = chat.Bytes - bare.Bytes;
        Console.WriteLine();
        Console.WriteLine($"* Our types add {share.ToString("P0", CultureInfo.InvariantCulture)} of what System.Text.Json's add: {(share <= MostForTypes ? "reached" : "missed")} (at most {MostForTypes:P0}).");
        Console.WriteLine($"* One chat adds {Text(more)} B: {(more <= MostForChat ? "reached" : $"missed by {Text(more - MostForChat)} B")} (at most {Text(MostForChat)} B).");
        PrintDifference("One chat", chat, bare);
        PrintDifference("Our types", own, bare);
        PrintDifference("System.Text.Json's", plain, bare);
    }

    private static void PrintDifference(string what, Image image, Image bare)
    {
        Console.WriteLine();
        Console.WriteLine($"| {what}, above the bare program, as the compiler counts | bytes |");
        Console.WriteLine("|---|---:|");
        Dictionary<string, long> before = Weigh(bare);
        foreach ((string name, long bytes) in Weigh(image).Select(part => (part.Key, part.Value - before.GetValueOrDefault(part.Key))).OrderByDescending(part => part.Item2).Take(Assemblies))
            Console.WriteLine($"| {name} | {Text(bytes)} |");
    }

    // By assembly; and the tables that belong to none.
    private static Dictionary<string, long> Weigh(Image image)
    {
        var parts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (ImagePart part in image.Mstat.Parts)
            parts[part.Type.Assembly] = parts.GetValueOrDefault(part.Type.Assembly) + part.Bytes;
        foreach ((string name, long bytes) in image.Mstat.Tables)
            parts[$"(table) {name}"] = bytes;
        return parts;
    }

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
