using System.Collections.Concurrent;

namespace OpenRouter.Aot.Simulator;

/// <summary>Keys, accounts and their money. One lock guards all figures: a request touches a key, an account and a model at once.</summary>
internal sealed class Ledger
{
    public const string DefaultAccount = "default";

    // OpenRouter holds up to a fixed number of tokens against the in-flight budget when the request names no maximum; the number is not
    // published.
    private const int HeldTokensWithoutMaximum = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccountState> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, KeyState> _keys = new(StringComparer.Ordinal);
    private readonly List<KeyState> _inOrder = [];
    private readonly KeyState? _anyKey;
    private readonly TimeProvider _time;

    public Ledger(Scenario scenario, TimeProvider time)
    {
        _time = time;
        foreach (ScenarioAccount account in scenario.Accounts) _accounts.Add(account.Name, new AccountState(account));
        if (scenario.Keys.Count == 0)
        {
            var open = new ScenarioAccount { Name = Tally.Unknown, FreeRequestsPerMinute = int.MaxValue, FreeRequestsPerDay = int.MaxValue };
            _anyKey = new KeyState(new ScenarioKey { Alias = Tally.Unknown, Account = Tally.Unknown }, new AccountState(open), time.GetUtcNow());
            return;
        }

        if (scenario.Keys.Any(key => key.Account == DefaultAccount))
        {
            _accounts.TryAdd(DefaultAccount, new AccountState(new ScenarioAccount { Name = DefaultAccount }));
        }

        foreach (ScenarioKey key in scenario.Keys) Add(key, _accounts[key.Account]);
    }

    public IEnumerable<string> Aliases => _inOrder.Select(key => key.Source.Alias);

    public IEnumerable<string> AccountNames => _accounts.Keys;

    public KeyState? Find(string secret) => _anyKey ?? _keys.GetValueOrDefault(secret);

    /// <summary>The keys of an account that can do inference, oldest first.</summary>
    public IReadOnlyList<KeyState> KeysOf(AccountState account)
    {
        lock (_gate) return [.. _inOrder.Where(key => key.Account == account && !key.Source.IsManagementKey)];
    }

    public KeyState Add(ScenarioKey source, AccountState account)
    {
        var key = new KeyState(source, account, _time.GetUtcNow());
        lock (_gate) _inOrder.Add(key);
        _keys[source.Secret] = key;
        return key;
    }

    public void Remove(KeyState key)
    {
        lock (_gate) _inOrder.Remove(key);
        _keys.TryRemove(key.Source.Secret, out _);
    }

    public void Change(KeyState key, Action<ScenarioKey> change)
    {
        lock (_gate) change(key.Source);
    }

    /// <summary>Tops an account up.</summary>
    /// <exception cref="ArgumentException">There is no such account, or its credits never end.</exception>
    public void AddCredits(string account, decimal usd)
    {
        if (!_accounts.TryGetValue(account, out AccountState? found)) throw new ArgumentException($"There is no account '{account}'.", nameof(account));
        if (found.Source.Credits is null) throw new ArgumentException($"The credits of the account '{account}' never end.", nameof(account));
        lock (_gate) found.ToppedUp += usd;
    }

    /// <summary>Why a key may not spend: its limit, or the account's credits; null where it may.</summary>
    public ErrorAnswer? AdmitSpending(KeyState key, ModelState model)
    {
        DateTimeOffset now = _time.GetUtcNow();
        lock (_gate) return FindRefusal(key, ModelSlug.IsFree(model.Id), now);
    }

    /// <summary>Lets a request start, and keeps its hold; or says why not.</summary>
    public ErrorAnswer? Admit(KeyState key, ModelState model, InferenceRequest request, out Hold hold)
    {
        hold = default;
        DateTimeOffset now = _time.GetUtcNow();
        AccountState account = key.Account;
        lock (_gate)
        {
            bool free = ModelSlug.IsFree(model.Id);
            if (FindRefusal(key, free, now) is { } refusal) return refusal;
            if (free)
            {
                if (!account.FreeMinute.TryTake(account.Source.FreeRequestsPerMinute, now))
                {
                    return ErrorAnswers.FreePerMinute(account.Source.FreeRequestsPerMinute, account.FreeMinute.Ends);
                }

                return account.TryTakeFreeOfDay(now) ? null : ErrorAnswers.FreePerDay(account.FreeRequestsPerDay, now);
            }

            decimal estimate = model.Cost(request.PromptTokens, request.MaxTokens ?? HeldTokensWithoutMaximum);
            if (account.InFlight >= (account.Source.MaxInFlight ?? int.MaxValue)) return ErrorAnswers.InFlight(retryAfterSeconds: 1);
            if (account.Source.InFlightBudgetUsd is { } budget && account.HeldUsd + estimate > budget)
            {
                return account.InFlight == 0 ? ErrorAnswers.TooDear(request, model, budget) : ErrorAnswers.InFlight(retryAfterSeconds: 1);
            }

            hold = new Hold(true, estimate);
            account.InFlight++;
            account.HeldUsd += estimate;
            return null;
        }
    }

    /// <summary>Takes a place among the requests of this minute that the model's provider serves.</summary>
    public ErrorAnswer? AdmitUpstream(ModelState model)
    {
        if (model.Source.RequestsPerMinute is not { } limit) return null;
        lock (_gate)
        {
            return model.Minute.TryTake(limit, _time.GetUtcNow())
                ? null
                : ErrorAnswers.UpstreamThrottle(model, model.Source.RetryAfterSeconds);
        }
    }

    public void Settle(KeyState key, Hold hold, decimal cost)
    {
        lock (_gate)
        {
            key.Spending.Add(cost, _time.GetUtcNow());
            key.Account.Spent += cost;
            if (!hold.Counts) return;
            key.Account.InFlight--;
            key.Account.HeldUsd -= hold.Usd;
        }
    }

    public KeyReport Report(KeyState key)
    {
        DateTimeOffset now = _time.GetUtcNow();
        lock (_gate)
        {
            key.Account.RollFreeDay(now);
            return new KeyReport(
                key.Spending.Total,
                key.Spending.Since(LimitReset.Daily, now),
                key.Spending.Since(LimitReset.Weekly, now),
                key.Spending.Since(LimitReset.Monthly, now),
                key.Source.Limit is { } limit ? Math.Max(0, limit - key.Spending.Since(key.Source.LimitReset, now)) : null,
                key.Account.FreeUsedToday,
                key.Account.FreeRequestsPerDay,
                key.Account.Credits,
                key.Account.Spent);
        }
    }

    private static ErrorAnswer? FindRefusal(KeyState key, bool free, DateTimeOffset now)
    {
        if (key.Source.Limit is { } limit && key.Spending.Since(key.Source.LimitReset, now) >= limit)
        {
            return ErrorAnswers.KeyLimit(key.Source.LimitReset);
        }

        // A negative balance stops free models too; an empty one only what costs money.
        return key.Account.Balance is { } balance && (free ? balance < 0 : balance <= 0) ? ErrorAnswers.Credits() : null;
    }
}
