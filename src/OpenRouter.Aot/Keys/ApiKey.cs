using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>
/// The only place where a key's secret lives. It prints as its alias and refuses to be serialised; the secret leaves it only as the
/// <c>Authorization</c> header of a request.
/// </summary>
[JsonConverter(typeof(ApiKeyConverter))]
public sealed class ApiKey
{
    private const string Scheme = "Bearer ";

    private readonly byte[] secretUtf8;

    /// <summary>Takes a secret in.</summary>
    /// <param name="secret">The key as OpenRouter shows it once: printable characters without white space.</param>
    /// <param name="alias">The name it prints as.</param>
    /// <exception cref="ArgumentException">
    /// The secret is blank, or holds white space, a control character or a character outside ASCII. The message does not repeat it.
    /// </exception>
    public ApiKey(string secret, string alias = "key")
    {
        if (FindMistake(secret) is { } mistake)
            throw new ArgumentException($"The key {mistake}.", nameof(secret));
        Authorization = Scheme + secret;
        Alias = alias;
        secretUtf8 = Encoding.UTF8.GetBytes(secret);
    }

    private ApiKey(string authorization, string alias, bool _)
    {
        Authorization = authorization;
        Alias = alias;
        secretUtf8 = Encoding.UTF8.GetBytes(authorization[Scheme.Length..]);
    }

    /// <summary>The name it prints as.</summary>
    public string Alias { get; }

    /// <summary>The value of the <c>Authorization</c> header, made once.</summary>
    internal string Authorization { get; }

    /// <summary>Takes a secret in, or says what is wrong with it without repeating it.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="alias">The name it prints as.</param>
    /// <param name="key">The key.</param>
    /// <param name="mistake">What is wrong, such as "is blank".</param>
    public static bool TryCreate(string? secret, string alias, [NotNullWhen(true)] out ApiKey? key, [NotNullWhen(false)] out string? mistake)
    {
        mistake = FindMistake(secret);
        key = mistake is null ? new ApiKey(Scheme + secret, alias, true) : null;
        return key is not null;
    }

    /// <summary>
    /// The lower-case hexadecimal SHA-256 of the secret: OpenRouter's own id of a key, in <c>/keys</c> and <c>/activity</c>. It is a stable
    /// fingerprint, so nothing in this library writes it anywhere by itself.
    /// </summary>
    public string ComputeSha256() => Convert.ToHexStringLower(SHA256.HashData(secretUtf8));

    /// <summary>The alias.</summary>
    public override string ToString() => Alias;

    /// <summary>The same secret under another name.</summary>
    internal ApiKey Named(string alias) => new(Authorization, alias, true);

    /// <summary>Writes the secret; only for a key that was made just now, whose secret is nowhere else.</summary>
    internal void WriteTo(Stream store) => store.Write(secretUtf8);

    /// <summary>Whether another holds the same secret, whatever it is called.</summary>
    internal bool HasSameSecret(ApiKey other) => string.Equals(Authorization, other.Authorization, StringComparison.Ordinal);

    /// <summary>The text with the secret replaced by the alias: servers and proxies quote what they refuse.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal string? Redact(string? text) => text?.Replace(Authorization[Scheme.Length..], $"[{Alias}]", StringComparison.Ordinal);

    /// <summary>The bytes with the secret replaced by the alias, also where JSON escapes it; the same memory where it does not occur.</summary>
    internal ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> utf8) => SecretMask.Apply(utf8, secretUtf8, Alias);

    private static string? FindMistake(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return "is blank";
        for (int i = 0; i < secret.Length; i++)
        {
            char character = secret[i];
            if (character is '\r' or '\n')
                return $"has a line break at character {i + 1}";
            if (char.IsWhiteSpace(character))
                return $"has white space at character {i + 1}";
            if (character is < '!' or > '~')
                return $"has an unprintable or non-ASCII character at character {i + 1}";
        }

        return null;
    }
}
