namespace OpenRouter.Aot.Benchmarks;

/// <summary>Measures methods beside each other.</summary>
internal static class Rounds
{
    /// <summary>Runs every method once a round. Each round begins with another: what disturbs at an interval of its own must not always meet the same one.</summary>
    public static void Measure(Method[] methods, int rounds)
    {
        foreach (Method method in methods)
            method.WarmUp();
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < methods.Length; turn++)
                methods[(round + turn) % methods.Length].Round();
        }
    }
}
