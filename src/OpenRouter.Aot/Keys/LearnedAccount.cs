namespace OpenRouter.Aot;

/// <summary>
/// Whose a secret is, as far as the service has said. All keys that ever stood for the secret share it, so that nothing learned through one of them
/// is lost by a reload.
/// </summary>
internal sealed class LearnedAccount
{
    private AccountIdentity? identity;

    /// <summary>The most trusted identity; null where none is known.</summary>
    public AccountIdentity? Identity => Volatile.Read(ref identity);

    /// <summary>Takes an identity in; false where it is no news, or less trusted than what is known. Of two equally trusted the later holds.</summary>
    public bool Learn(AccountIdentity told)
    {
        while (true)
        {
            AccountIdentity? before = Identity;
            if (before is not null && (before.Source < told.Source || before.Equals(told)))
                return false;
            if (ReferenceEquals(Interlocked.CompareExchange(ref identity, told, before), before))
                return true;
        }
    }
}
