namespace OpenRouter.Aot.Simulation;

/// <summary>What a policy does about a request.</summary>
internal readonly struct PolicyStep
{
    public enum Kind
    {
        /// <summary>The caller gets an error of the policy's own.</summary>
        GiveUp,
        Attempt,
        Wait,
    }

    public Kind What { get; private init; }

    /// <summary>The key, by its place in the pool.</summary>
    public int Key { get; private init; }

    /// <summary>The model, by its place in the request's list.</summary>
    public int Model { get; private init; }

    /// <summary>Until when to wait.</summary>
    public DateTimeOffset Until { get; private init; }

    public static PolicyStep GiveUp => default;

    public static PolicyStep Attempt(int key, int model = 0) => new() { What = Kind.Attempt, Key = key, Model = model };

    public static PolicyStep Wait(DateTimeOffset until) => new() { What = Kind.Wait, Until = until };
}
