using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>Disables a key.</summary>
/// <param name="client">Who asks.</param>
/// <param name="manager">A management key of the account.</param>
internal sealed class KeySwitch(OpenRouterClient client, ApiKey manager)
{
    /// <summary>Disables the key, and looks whether it is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="before">What has been done before, for an error.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="KeyChangeException">It failed; it says how things stand.</exception>
    public async Task DisableAsync(ManagedKey key, string before, CancellationToken ct)
    {
        string state = $"{before}The key '{key.Name}' ({key.Hash}) may still be on. To disable it: {Tool.Name} keys disable {key.Hash}";
        try
        {
            OpenRouterResult<ManagedKey> answer = await client.KeyManagement.TryUpdateAsync(manager, key.Hash ?? "", new UpdateKeyRequest { Disabled = true }, ct: ct);
            if (answer.Error is { } error)
                throw new KeyChangeException(ErrorText.Describe(error), state);
            if (answer.Value!.Disabled != true)
                throw new KeyChangeException("The service took the change, and says that the key is on.", state);
        }
        catch (OperationCanceledException exception)
        {
            throw new KeyChangeException("Interrupted.", state, exception);
        }
    }
}
