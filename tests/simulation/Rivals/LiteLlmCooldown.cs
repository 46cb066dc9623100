namespace OpenRouter.Aot.Simulation;

/// <summary>
/// LiteLLM's router with its defaults: "simple_shuffle" over the deployments (a key × a model) that are not cooling down, retries, then fallbacks to
/// the next model group.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The pick: one even draw over the group's deployments that are not in cooldown (no weights, rpm or tpm configured). The deployment that failed
/// may be drawn again. Where all cool down, the request leaves the group at once, for its fallback or with an error: nothing waits.</item>
/// <item>Cooldown (router_utils/cooldown_handlers.py): at once for a 429 where the group has more than one deployment; for more than half of
/// the calendar minute's requests failing, at least 2 of them (recent versions ask for 5), again only in a group of more than one; for a group of
/// one only when all of at least 1,000 failed; at once for a 401 or 404 (what is not retryable). Other 4xx, a 402 or 403 among them, and
/// connections that broke never cool. It lasts what <c>Retry-After</c> says, otherwise 5 s (DEFAULT_COOLDOWN_TIME_SECONDS).</item>
/// <item>Retries (async_function_with_retries): num_retries is 2, the OpenAI client's default. None where no deployment is left in the group, for 4xx other
/// than 401, 403, 408, 409 and 429, and for a 401 in a group of one. Without a pause where another deployment is at hand; in a group of one after
/// <c>Retry-After</c> up to 60 s, otherwise after 0.5 s doubling up to 8 s, less up to a quarter.</item>
/// <item>Fallbacks: the request's further models in their order, each with its own retries, at most 5 (max_fallbacks).</item>
/// </list>
/// Health is kept in one process here: siblings that learn of a cooldown up to 10 s late (issue 40025) are left out in its favour.
/// </remarks>
internal sealed class LiteLlmCooldown(int keys, int models, Chance chance) : IPolicy
{
    private const int MostRetries = 2;
    private const int MostFallbacks = 5;
    private const int FewestRequests = 2;
    private const int FewestRequestsOfSingle = 1_000;
    private const double ShareThatCools = 0.5;
    private static readonly TimeSpan DefaultCooldown = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestHint = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    private readonly Deployment[] deployments = new Deployment[keys * models];

    private bool IsSingle => keys == 1;

    public PolicyStep Next(PolicyRequest request, DateTimeOffset now)
    {
        if (now >= request.Deadline) return PolicyStep.GiveUp;
        var turn = (Turn)(request.State ??= new Turn());
        if (now < turn.NotBefore) return PolicyStep.Wait(turn.NotBefore);
        do
        {
            int available = Available(request.Models[turn.Group], now);
            if (available > 0) return PolicyStep.Attempt(Pick(request.Models[turn.Group], available, now), turn.Group);
        }
        while (MoveOn(request, turn));
        return PolicyStep.GiveUp;
    }

    public bool Report(PolicyRequest request, in PolicyStep attempt, in PolicyAnswer answer, DateTimeOffset now)
    {
        int model = request.Models[attempt.Model];
        ref Deployment deployment = ref Of(attempt.Key, model);
        deployment.Count(answer.IsSuccess, now);
        if (answer.IsSuccess) return false;
        if (MayCool(answer.Status) && Cools(deployment, answer.Status))
            deployment.CoolUntil = now + (answer.RetryAfter is { } hint && hint > TimeSpan.Zero ? hint : DefaultCooldown);
        var turn = (Turn)request.State!;
        if (turn.Retries >= MostRetries || !MayRetry(answer.Status, Available(model, now))) return MoveOn(request, turn);
        turn.Retries++;
        if (IsSingle) turn.NotBefore = now + Pause(turn.Retries, answer.RetryAfter);
        return true;
    }

    public bool IsBenched(int key, DateTimeOffset now)
    {
        for (int model = 0; model < models; model++)
        {
            if (Of(key, model).CoolUntil <= now) return false;
        }

        return true;
    }

    /// <summary>Which statuses may cool at all; 0, a connection that broke, does not.</summary>
    private static bool MayCool(int status) => status is 401 or 404 or 408 or 429 or >= 500;

    private static bool IsRetryable(int status) => status is 0 or 408 or 409 or 429 or >= 500;

    private bool Cools(in Deployment deployment, int status)
    {
        int total = deployment.Failed + deployment.Succeeded;
        if (!IsSingle && (status == 429 || (total >= FewestRequests && deployment.Failed > ShareThatCools * total))) return true;
        return !IsRetryable(status) || (deployment.Succeeded == 0 && total >= FewestRequestsOfSingle);
    }

    private bool MayRetry(int status, int available) =>
        available > 0 && (IsRetryable(status) || status == 403 || (status == 401 && !IsSingle));

    private TimeSpan Pause(int retry, TimeSpan? hint)
    {
        if (hint is { } asked && asked > TimeSpan.Zero && asked <= LongestHint) return asked;
        TimeSpan pause = FirstPause * (1 << (retry - 1));
        return (pause < LongestPause ? pause : LongestPause) * (1 - (0.25 * chance.NextDouble()));
    }

    private static bool MoveOn(PolicyRequest request, Turn turn)
    {
        turn.Group++;
        turn.Retries = 0;
        turn.NotBefore = default;
        return turn.Group < request.Models.Length && turn.Group <= MostFallbacks;
    }

    private int Available(int model, DateTimeOffset now)
    {
        int count = 0;
        for (int key = 0; key < keys; key++)
        {
            if (Of(key, model).CoolUntil <= now) count++;
        }

        return count;
    }

    private int Pick(int model, int available, DateTimeOffset now)
    {
        int left = (int)(chance.NextDouble() * available);
        int key = 0;
        while (Of(key, model).CoolUntil > now || left-- > 0) key++;
        return key;
    }

    private ref Deployment Of(int key, int model) => ref deployments[(key * models) + model];

    private struct Deployment
    {
        private long counted;

        public int Succeeded { get; private set; }

        public int Failed { get; private set; }

        public DateTimeOffset CoolUntil { get; set; }

        public void Count(bool succeeded, DateTimeOffset now)
        {
            long minute = now.Ticks / TimeSpan.TicksPerMinute;
            if (minute != counted) (Succeeded, Failed, counted) = (0, 0, minute);
            if (succeeded) Succeeded++;
            else Failed++;
        }
    }

    private sealed class Turn
    {
        public int Group { get; set; }

        public int Retries { get; set; }

        public DateTimeOffset NotBefore { get; set; }
    }
}
