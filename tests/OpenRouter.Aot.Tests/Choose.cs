using CsCheck;

namespace OpenRouter.Aot.Tests;

internal static class Choose
{
    /// <summary>One of some values, each as likely as it is listed often.</summary>
    public static Gen<T> From<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
