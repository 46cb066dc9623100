using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>Puts the keys of a pool together by account, and asks for the credits of each.</summary>
/// <param name="client">Who asks.</param>
/// <param name="options">The pool.</param>
/// <param name="manager">A management key, which may always ask of its account; null without one.</param>
internal sealed class AccountReader(OpenRouterClient client, OpenRouterClientOptions options, ApiKey? manager)
{
    private const string OnlyManagers = $"the service tells the credits only to a management key of the account ({ManagementKeySource.Variable} or --management-key-file)";

    /// <summary>The keys, each with its account.</summary>
    /// <param name="reports">All keys of the pool, in its order, asked about.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<KeyReport[]> ReadAsync(IReadOnlyList<KeyReport> reports, CancellationToken ct)
    {
        (string? managed, Credits? credits) = await AskManagerAsync(ct);
        var result = new KeyReport[reports.Count];
        foreach (int[] slots in Enumerable.Range(0, reports.Count).GroupBy(slot => IdOf(reports, slot)).Select(group => group.ToArray()))
        {
            AccountReport account = Describe([.. slots.Select(slot => reports[slot])]) with
            {
                IsFreeTier = slots.Any(slot => reports[slot].Check?.Info?.IsFreeTier == true),
            };
            bool isManaged = managed is not null && slots.Any(slot => reports[slot].Owner == managed);
            account = isManaged && credits is not null
                ? account with { Credits = credits }
                : await AskAsync(account, slots.Where(slot => reports[slot].Problem is null).Select(slot => options.Keys[slot].Secret).FirstOrDefault(), ct);
            foreach (int slot in slots)
                result[slot] = reports[slot] with { Purse = account };
        }

        return result;
    }

    // A label always wins; without one, keys of one owner are of one account; else a key stands alone.
    private static string IdOf(IReadOnlyList<KeyReport> reports, int slot)
    {
        KeyReport report = reports[slot];
        if (report.AccountSource == "pool")
            return "label " + report.Account;
        if (report.Owner is not { } owner)
            return "key " + report.Alias;
        KeyReport first = reports.First(other => other.Owner == owner);
        return first.AccountSource == "pool" ? "label " + first.Account : "owner " + owner;
    }

    private static AccountReport Describe(KeyReport[] keys)
    {
        string[] aliases = [.. keys.Select(key => key.Alias)];
        if (keys.FirstOrDefault(key => key.AccountSource == "pool") is { Account: { } label })
            return new AccountReport(label, "pool", aliases);
        KeyInfo? info = keys[0].Check?.Info;
        return new AccountReport(keys[0].Alias, keys[0].Owner is null ? null : info?.OrganizationId is { Length: > 0 } ? "organization" : "creator", aliases);
    }

    private async Task<AccountReport> AskAsync(AccountReport account, ApiKey? key, CancellationToken ct)
    {
        if (key is null)
            return account with { Silence = AccountReport.NobodyToAsk };
        OpenRouterResult<Credits> answer = await client.Credits.TryGetAsync(key, ct: ct);
        // That a key may not ask says nothing about the key.
        return answer.IsSuccess ? account with { Credits = answer.Value }
            : account with { Silence = answer.Error!.Status is 401 or 403 ? OnlyManagers : answer.Error.Message };
    }

    private async Task<(string? Owner, Credits? Credits)> AskManagerAsync(CancellationToken ct)
    {
        if (manager is null)
            return default;
        // It must not come among the keys of the pool.
        var own = new OpenRouterClientOptions { BaseUrl = options.BaseUrl, KeyCheckInterval = null };
        own.Keys.Add(new KeyOptions { Alias = manager.Alias, Secret = manager });
        using var asking = new OpenRouterClient(own);
        KeyCheck check = (await asking.Keys.CheckAsync(ct))[0];
        if (check.Info is not { } info)
            throw new UsageException($"The management key of {manager.Alias} cannot be used: {check.Error}");
        return (info.OrganizationId ?? info.CreatorUserId, (await client.Credits.TryGetAsync(manager, ct: ct)).Value);
    }
}
