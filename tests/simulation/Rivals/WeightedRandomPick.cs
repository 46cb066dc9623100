namespace OpenRouter.Aot.Simulation;

/// <summary>
/// Weighted random without health, as Portkey's open gateway and one-api draw: one draw by weight per attempt, and nothing is remembered of a
/// failure once its request is over.
/// </summary>
/// <remarks>
/// What happens after a failure is one-api's rule (controller/relay.go): everything but a 400 is retried at once with another draw, and a draw
/// that hits the key that failed last is lost. Its number of retries, RetryTimes, is 0 until somebody sets it, as are Portkey's; with that, every
/// failure would go to the caller, so 3 stands here, gpt-load's default. When a model's draws are used up the request moves on to its next model,
/// as Portkey's "fallback" around a "loadbalance" does on any status that is no success.
/// </remarks>
internal sealed class WeightedRandomPick(IReadOnlyList<double> weights, Chance chance) : IPolicy
{
    private const int MostRetries = 3;
    private const int BadRequest = 400;

    private readonly double total = weights.Sum();

    public PolicyStep Next(PolicyRequest request, DateTimeOffset now)
    {
        if (now >= request.Deadline) return PolicyStep.GiveUp;
        if (request.State is not Turn turn) request.State = turn = new Turn { Key = Draw() };
        return PolicyStep.Attempt(turn.Key, turn.Model);
    }

    public bool Report(PolicyRequest request, in PolicyStep attempt, in PolicyAnswer answer, DateTimeOffset now)
    {
        if (answer.IsSuccess) return false;
        var turn = (Turn)request.State!;
        int failed = turn.Key;
        if (answer.Status == BadRequest) turn.Retries = MostRetries;
        while (turn.Retries < MostRetries)
        {
            turn.Retries++;
            turn.Key = Draw();
            if (turn.Key != failed) return true;
        }

        turn.Model++;
        turn.Retries = 0;
        turn.Key = Draw();
        return turn.Model < request.Models.Length;
    }

    public bool IsBenched(int key, DateTimeOffset now) => false;

    private int Draw()
    {
        double left = chance.NextDouble() * total;
        for (int key = 0; key < weights.Count - 1; key++)
        {
            left -= weights[key];
            if (left < 0) return key;
        }

        return weights.Count - 1;
    }

    private sealed class Turn
    {
        public int Model { get; set; }

        public int Key { get; set; }

        public int Retries { get; set; }
    }
}
