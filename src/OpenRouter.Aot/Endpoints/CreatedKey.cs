namespace OpenRouter.Aot.Accounts;

/// <summary>
/// A key that was made just now. The service tells its secret this once: it is here as an <see cref="ApiKey"/>, ready for
/// <see cref="KeyOptions.Secret"/>, and is not written anywhere by this library unless <see cref="WriteSecretTo"/> is called.
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

    /// <summary>
    /// Writes the secret, in ASCII and without a line break, to where it is kept from now on: the service never tells it again. Open a file before
    /// the key is made, so that no key is made in vain, and so that nobody else may read it.
    /// </summary>
    /// <param name="store">Where to.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public void WriteSecretTo(Stream store)
    {
        ArgumentNullException.ThrowIfNull(store);
        Secret.WriteTo(store);
    }

    /// <summary>The key's name.</summary>
    public override string ToString() => Details.ToString();
}
