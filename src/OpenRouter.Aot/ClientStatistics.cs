namespace OpenRouter.Aot;

/// <summary>What a client has done and how its keys and models stand, read without stopping anything.</summary>
/// <param name="Keys">Each key, in the order of the pool.</param>
/// <param name="Models">Each model that was asked for, by name.</param>
/// <param name="AccountModels">Each account with each model that was asked for with its keys.</param>
public sealed record ClientStatistics(
    IReadOnlyList<KeyStatistics> Keys, IReadOnlyList<ModelStatistics> Models, IReadOnlyList<AccountModelStatistics> AccountModels)
{
    /// <summary>Attempts that run now, also those on keys that have left the pool, and streams that are being read.</summary>
    public int InFlight
    {
        get
        {
            int all = 0;
            foreach (ModelStatistics model in Models)
                all += model.InFlight;
            return all;
        }
    }

    /// <summary>Requests that wait now: for a key or a model, or between two attempts.</summary>
    public int Waiting { get; init; }

    /// <summary>Until when OpenRouter as a whole, or the path to it, is left alone after failures; null where it is not.</summary>
    public DateTimeOffset? ServiceCooledUntil { get; init; }

    /// <summary>Since when every key is refused at once, which is an outage and no fault of the keys: nothing can be served. Null where that is not so.</summary>
    public DateTimeOffset? OutageSince { get; init; }
}
