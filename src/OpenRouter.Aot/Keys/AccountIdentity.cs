using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OpenRouter.Aot;

/// <summary>
/// Who an account is: keys with equal identities share it. The service's ids stand for customers, so only a hash is kept, which bounds them too: there
/// is nothing here that a log could show.
/// </summary>
internal sealed class AccountIdentity : IEquatable<AccountIdentity>
{
    private readonly UInt128 hash;

    /// <param name="source">How it is known.</param>
    /// <param name="value">The label or the id; null or blank for nobody.</param>
    public AccountIdentity(AccountSource source, string? value)
    {
        Source = source;
        IsNobody = string.IsNullOrWhiteSpace(value);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(value.AsSpan()), digest);
        hash = MemoryMarshal.Read<UInt128>(digest);
    }

    /// <summary>How it is known.</summary>
    public AccountSource Source { get; }

    /// <summary>Whether the service named nobody.</summary>
    public bool IsNobody { get; }

    public bool Equals(AccountIdentity? other) => other is not null && Source == other.Source && hash == other.hash;

    public override bool Equals(object? obj) => Equals(obj as AccountIdentity);

    public override int GetHashCode() => HashCode.Combine(Source, hash);

    public override string ToString() => Source.ToString();
}
