using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>Finds a key of an account by what people call it: its alias in the pool, its hash, or its name.</summary>
/// <param name="client">Who asks.</param>
/// <param name="manager">A management key of the account.</param>
/// <param name="settings">The pool.</param>
internal sealed class KeyFinder(OpenRouterClient client, ApiKey manager, OpenRouterClientOptions settings)
{
    private const int HashLength = 64;
    private const int MaxKeys = 10_000;

    /// <summary>The key.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    /// <exception cref="OpenRouterException">The service did not answer.</exception>
    public async Task<ManagedKey> FindAsync(string name, CancellationToken ct)
    {
        IReadOnlyList<KeyStatistics> pool = client.Keys.GetStatistics();
        int slot = Enumerable.Range(0, pool.Count).FirstOrDefault(index => pool[index].Alias == name, -1);
        if (slot >= 0 && settings.Keys[slot].Secret is { } secret)
            return await GetAsync(secret.ComputeSha256(), $"'{name}' is a key of the pool, but not one of the management key's account.", ct);
        if (name.Length == HashLength && name.All(char.IsAsciiHexDigit))
            return await GetAsync(name.ToLowerInvariant(), $"The management key's account has no key of the hash {name}.", ct);
        ManagedKey[] named = [.. (await ListAsync(ct)).Where(key => key.Name == name)];
        return named switch
        {
            [var one] => one,
            [] => throw new UsageException($"Neither the pool nor the management key's account has a key '{name}' that is on. Name its alias in the pool, its name or its hash."),
            _ => throw new UsageException($"The account has {named.Length} keys '{name}' that are on; name one by its hash: {string.Join(", ", named.Select(key => key.Hash))}."),
        };
    }

    private async Task<ManagedKey> GetAsync(string hash, string absence, CancellationToken ct)
    {
        OpenRouterResult<ManagedKey> answer = await client.KeyManagement.TryGetAsync(manager, hash, ct: ct);
        return answer.Error is { Status: 404 } ? throw new UsageException(absence) : answer.GetValueOrThrow();
    }

    private async Task<List<ManagedKey>> ListAsync(CancellationToken ct)
    {
        var all = new List<ManagedKey>();
        while (all.Count < MaxKeys)
        {
            ManagedKeyList page = await client.KeyManagement.ListAsync(manager, new ManagedKeyQuery { Offset = all.Count }, ct: ct);
            if (page.Data is not { Count: > 0 } keys)
                break;
            all.AddRange(keys);
        }

        return all;
    }
}
