namespace OpenRouter.Aot.Accounts;

/// <summary>
/// A key that was made just now. The service tells its secret this once: it is here as an <see cref="ApiKey"/>, ready for
/// <see cref="KeyOptions.Secret"/>, and is not written anywhere by this library.
/// </summary>
public sealed class CreatedKey
{
    internal CreatedKey(ApiKey secret, ManagedKey details)
    {
        Secret = secret;
        Details = details;
    }

    /// <summary>The secret; it prints as the key's name.</summary>
    public ApiKey Secret { get; }

    /// <summary>The key as its account sees it.</summary>
    public ManagedKey Details { get; }

    /// <summary>The key's name.</summary>
    public override string ToString() => Details.ToString();
}
