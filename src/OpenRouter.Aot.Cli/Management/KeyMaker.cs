using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>Makes a key whose secret goes to a file and nowhere else.</summary>
/// <param name="client">Who asks.</param>
/// <param name="manager">A management key of the account.</param>
internal sealed class KeyMaker(OpenRouterClient client, ApiKey manager)
{
    private static readonly TimeSpan DeletionLimit = TimeSpan.FromSeconds(20);

    /// <summary>Makes the key. Where it fails, no key is left whose secret nobody has, or the error says that one may be.</summary>
    /// <exception cref="UsageException">The file is there, or cannot be made; nothing was asked for.</exception>
    /// <exception cref="KeyChangeException">It failed; it says how things stand.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled before anything was asked for.</exception>
    public async Task<CreatedKey> MakeAsync(CreateKeyRequest request, string file, CancellationToken ct)
    {
        using var secret = SecretFile.Create(file);
        CreatedKey key = await AskAsync(request, ct);
        try
        {
            secret.Keep(key);
            return key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyChangeException($"The secret could not be written to {file}: {exception.Message}", await DeleteAsync(key));
        }
    }

    private async Task<CreatedKey> AskAsync(CreateKeyRequest request, CancellationToken ct)
    {
        string mayBe = $"A key '{request.Name}' may have been made whose secret nobody has. Look for it at the service, and disable it by its hash.";
        try
        {
            OpenRouterResult<CreatedKey> answer = await client.KeyManagement.TryCreateAsync(manager, request, ct: ct);
            return answer.Error is { } error
                ? throw new KeyChangeException(ErrorText.Describe(error), error.Verdict.IsOutcomeUnknown ? mayBe : "No key was made.")
                : answer.Value!;
        }
        catch (OperationCanceledException exception)
        {
            throw new KeyChangeException("Interrupted.", mayBe, exception);
        }
    }

    // A secret that is lost can be of no use to anybody.
    private async Task<string> DeleteAsync(CreatedKey key)
    {
        var options = new RequestOptions { Deadline = DeletionLimit };
        OpenRouterResult<KeyDeletion> answer = await client.KeyManagement.TryDeleteAsync(manager, key.Details.Hash ?? key.Secret.ComputeSha256(), options, CancellationToken.None);
        return answer.IsSuccess
            ? "The new key was deleted again."
            : $"The new key could not be deleted: disable it with {Tool.Name} keys disable {key.Details.Hash ?? key.Secret.ComputeSha256()}";
    }
}
