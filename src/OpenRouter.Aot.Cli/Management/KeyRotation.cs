using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Replaces a key: makes the new one, keeps its secret, waits until it has served, and only then disables the old one. Wherever it stops, the old one
/// serves on, and the error says how to go on.
/// </summary>
/// <param name="client">Who asks.</param>
/// <param name="manager">A management key of the account.</param>
/// <param name="proof">When the new key has served.</param>
internal sealed class KeyRotation(OpenRouterClient client, ApiKey manager, KeyProof proof)
{
    /// <summary>The command line that goes on where this one stops.</summary>
    public required string ResumeCommand { get; init; }

    /// <summary>The file of the new secret.</summary>
    public required string File { get; init; }

    /// <summary>Whether the old key is left on.</summary>
    public bool KeepsOld { get; init; }

    /// <summary>Replaces a key by a new one.</summary>
    /// <param name="old">The key.</param>
    /// <param name="request">The new one.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UsageException">The file is there, or cannot be made; nothing was changed.</exception>
    /// <exception cref="KeyChangeException">It failed; it says how things stand.</exception>
    public async Task<ManagedKey> RunAsync(ManagedKey old, CreateKeyRequest request, CancellationToken ct)
    {
        CreatedKey made;
        try
        {
            made = await new KeyMaker(client, manager).MakeAsync(request, File, ct);
        }
        catch (KeyChangeException failure)
        {
            throw new KeyChangeException(failure.Message, $"{failure.State} The old key ({old.Hash}) is on, as before.", failure.InnerException);
        }

        await FinishAsync(old, made.Secret, ct);
        return made.Details;
    }

    /// <summary>Goes on with a new key that was made before.</summary>
    /// <param name="old">The key.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UsageException">The file holds no key, or none of this account, or the old one.</exception>
    /// <exception cref="KeyChangeException">It failed; it says how things stand.</exception>
    public async Task<ManagedKey> ResumeAsync(ManagedKey old, CancellationToken ct)
    {
        ApiKey secret = SecretFile.Read(File, "The new key");
        string hash = secret.ComputeSha256();
        if (hash == old.Hash)
            throw new UsageException($"{File} holds the key that is to be replaced; name the file of the new one.");
        OpenRouterResult<ManagedKey> answer = await client.KeyManagement.TryGetAsync(manager, hash, ct: ct);
        if (answer.Error is { Status: 404 })
            throw new UsageException($"The key in {File} is none of the management key's account.");
        ManagedKey key = answer.GetValueOrThrow();
        await FinishAsync(old, secret, ct);
        return key;
    }

    private async Task FinishAsync(ManagedKey old, ApiKey secret, CancellationToken ct)
    {
        string hash = secret.ComputeSha256();
        string state = $"""
            How things stand: the old key ({old.Hash}) is on, as before. The new one ({hash}) is on too, and its secret is in {File}.
              to go on:      {ResumeCommand}
              to give it up: {Tool.Name} keys disable {hash}   and delete {File}
            """;
        try
        {
            if (await proof.WaitAsync(secret, ct) is { } failure)
                throw new KeyChangeException($"The new key has not served. {failure}", state);
        }
        catch (OperationCanceledException exception)
        {
            throw new KeyChangeException("Interrupted.", state, exception);
        }

        if (!KeepsOld && old.Disabled != true)
            await new KeySwitch(client, manager).DisableAsync(old, $"The new key ({hash}) serves; its secret is in {File}. ", ct);
    }
}
