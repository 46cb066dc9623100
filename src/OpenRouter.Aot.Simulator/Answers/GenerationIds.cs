using System.Globalization;

namespace OpenRouter.Aot.Simulator;

/// <summary>Ids in the service's shapes.</summary>
internal static class GenerationIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary><c>gen-</c>, the second, and 20 letters that no other number of this seed has in practice.</summary>
    public static string Next(int seed, long number, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"gen-{now.ToUnixTimeSeconds()}-{Scramble(seed, "generation", number, 20)}");

    public static string ToolCall(string generationId) => $"call_{Scramble(0, generationId, 0, 24)}";

    public static string Message(string generationId) => $"msg_{Scramble(0, generationId, 1, 24)}";

    public static string Batch(int seed, long number) => $"batch_{Scramble(seed, "batch", number, 24)}";

    public static string UserIdOf(string account) => $"user_{Scramble(0, account, 2, 27)}";

    private static string Scramble(int seed, string purpose, long number, int length) =>
        string.Create(length, Chance.Bits(seed, purpose, number), static (letters, bits) =>
        {
            for (int i = 0; i < letters.Length; i++)
            {
                letters[i] = Letters[(int)(bits % (ulong)Letters.Length)];
                bits = Chance.Mix(bits + (ulong)i);
            }
        });
}
