namespace OpenRouter.Aot.Simulation;

/// <summary>gpt-load's group of keys with its defaults: a list that rotates, and a blacklist that only the validator empties. It knows no fallback model.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The pick (keypool/provider.go): the last key of the active list moves to its front. An empty list is an error at once.</item>
/// <item>A failure (proxy/server.go): the statuses 400 to 403 and 405 to 999, and connections that broke. It counts against the key whatever its
/// cause, unless its message holds one of two texts that gpt-load exempts; the third (blacklist_threshold 3) takes the key out. A success does
/// not clear the count: that call is commented out there. Any other status, a 404 among them, goes to the caller.</item>
/// <item>Retries: at once, with whatever key rotates in, at most 3 (max_retries). A 429 has no rule of its own (issues 183, 184, 407).</item>
/// <item>Recovery (keypool/cron_checker.go): each tick of 5 minutes tests every blacklisted key with a request; a success clears its count and puts it
/// back. By default a group is tested only every 60 minutes (key_validation_interval_minutes); here each tick tests, in its favour. A
/// policy sends nothing of its own, so a test rides on the next request, whose retries it does not use up: it costs one attempt here as there.</item>
/// </list>
/// </remarks>
internal sealed class GptLoadBlacklist(int keys) : IPolicy
{
    private const int FailuresThatBlacklist = 3;
    private const int MostRetries = 3;
    private static readonly TimeSpan ValidatorTick = TimeSpan.FromMinutes(5);
    private static readonly string[] UncountedTexts = ["resource has been exhausted", "please reduce the length of the messages"];

    private readonly Queue<int> active = new(Enumerable.Range(0, keys));
    private readonly Queue<int> toValidate = new();
    private readonly int[] failures = new int[keys];
    private readonly bool[] isInvalid = new bool[keys];
    private DateTimeOffset? nextTick;

    public PolicyStep Next(PolicyRequest request, DateTimeOffset now)
    {
        if (now >= request.Deadline) return PolicyStep.GiveUp;
        Validate(now);
        var turn = (Turn)(request.State ??= new Turn());
        turn.IsValidation = toValidate.TryDequeue(out int key);
        if (turn.IsValidation) return PolicyStep.Attempt(key);
        if (!active.TryDequeue(out key)) return PolicyStep.GiveUp;
        active.Enqueue(key);
        return PolicyStep.Attempt(key);
    }

    public bool Report(PolicyRequest request, in PolicyStep attempt, in PolicyAnswer answer, DateTimeOffset now)
    {
        var turn = (Turn)request.State!;
        if (turn.IsValidation)
        {
            if (answer.IsSuccess) Restore(attempt.Key);
            return !answer.IsSuccess;
        }

        if (!IsFailure(answer.Status)) return false;
        if (!IsUncounted(answer.Message)) Count(attempt.Key);
        return turn.Retries++ < MostRetries;
    }

    public bool IsBenched(int key, DateTimeOffset now) => isInvalid[key];

    private static bool IsFailure(int status) => status is 0 or (>= 400 and not 404);

    private static bool IsUncounted(string message) =>
        UncountedTexts.Any(text => message.Contains(text, StringComparison.OrdinalIgnoreCase));

    private void Count(int key)
    {
        if (isInvalid[key] || ++failures[key] < FailuresThatBlacklist) return;
        isInvalid[key] = true;
        for (int left = active.Count; left > 0; left--)
        {
            int other = active.Dequeue();
            if (other != key) active.Enqueue(other);
        }
    }

    private void Restore(int key)
    {
        isInvalid[key] = false;
        failures[key] = 0;
        active.Enqueue(key);
    }

    private void Validate(DateTimeOffset now)
    {
        nextTick ??= now + ValidatorTick;
        if (now < nextTick) return;
        while (nextTick <= now) nextTick += ValidatorTick;
        toValidate.Clear();
        for (int key = 0; key < keys; key++)
        {
            if (isInvalid[key]) toValidate.Enqueue(key);
        }
    }

    private sealed class Turn
    {
        public int Retries { get; set; }

        public bool IsValidation { get; set; }
    }
}
