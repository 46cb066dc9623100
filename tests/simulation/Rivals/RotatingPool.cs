namespace OpenRouter.Aot.Simulation;

/// <summary>
/// The classic rotating pool, the recipe that most programs copy: keys in a circle, each with a count of its errors, the time of the last one and
/// a flag. It knows one model, the wanted one.
/// </summary>
/// <remarks>
/// The numbers are the recipe's own: three 429s make a key unhealthy, 60 seconds without another make it healthy again, and a success clears both.
/// A 429 is retried at once with the next key without end, so here the caller's deadline ends it; any other error goes to the caller uncounted.
/// Its semaphore is the concurrency of the workload.
/// </remarks>
internal sealed class RotatingPool(int keys) : IPolicy
{
    private const int ErrorsThatBench = 3;
    private const int TooManyRequests = 429;
    private static readonly TimeSpan Forgetting = TimeSpan.FromSeconds(60);

    private readonly Health[] states = new Health[keys];
    private int next;

    public PolicyStep Next(PolicyRequest request, DateTimeOffset now) =>
        now < request.Deadline ? PolicyStep.Attempt(Pick(now)) : PolicyStep.GiveUp;

    public bool Report(PolicyRequest request, in PolicyStep attempt, in PolicyAnswer answer, DateTimeOffset now)
    {
        ref Health health = ref states[attempt.Key];
        if (answer.IsSuccess) health = default;
        if (answer.Status != TooManyRequests) return false;
        health.Errors++;
        health.LastError = now;
        health.IsUnhealthy |= health.Errors >= ErrorsThatBench;
        return now < request.Deadline;
    }

    public bool IsBenched(int key, DateTimeOffset now) => states[key].IsUnhealthy && now - states[key].LastError <= Forgetting;

    /// <summary>At most one round for a healthy key; where there is none, the next one whatever its state.</summary>
    private int Pick(DateTimeOffset now)
    {
        for (int tried = 0; tried < keys; tried++)
        {
            int key = Turn();
            if (IsBenched(key, now)) continue;
            if (states[key].IsUnhealthy) states[key] = default;
            return key;
        }

        return Turn();
    }

    private int Turn()
    {
        int key = next;
        next = (key + 1) % keys;
        return key;
    }

    private struct Health
    {
        public int Errors;
        public DateTimeOffset LastError;
        public bool IsUnhealthy;
    }
}
