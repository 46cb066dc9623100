using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A secret that a server quotes is cut out, however its JSON is escaped.</summary>
public class SecretMaskTests
{
    // One that ends as the mask begins would be seen where a part of it stands before the mask.
    private static readonly Gen<string> Secrets =
        Gen.Char['!', '~'].Array[8, 20].Select(characters => new string(characters).Replace('[', '(').Replace(']', ')'));

    private static readonly string[] Pieces = ["\\u002d", "\\n", "\\\\", "\\u00e9", "x", ""];

    [Fact]
    public void However_it_is_escaped_nobody_reads_it() =>
        Secrets.SelectMany(secret => Gen.Select(Gen.Const(secret), Gen.Int[0, 3].Array[secret.Length], Around(secret), Around(secret)))
            .Sample((secret, ways, before, after) =>
            {
                string masked = Mask(before + Escape(secret, ways) + after, secret);
                Assert.Contains("[main]", masked, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, masked, StringComparison.Ordinal);
                if (Read(masked) is { } read)
                    Assert.DoesNotContain(secret, read, StringComparison.Ordinal);
            });

    [Fact]
    public void What_does_not_hold_it_is_left_as_it_is() => Gen.Select(Secrets, Gen.String).Sample((secret, text) =>
    {
        if (text.Contains(secret, StringComparison.Ordinal) || Read(text)?.Contains(secret, StringComparison.Ordinal) == true)
            return;
        ReadOnlyMemory<byte> utf8 = Encoding.UTF8.GetBytes(text);
        Assert.True(new ApiKey(secret, "main").Redact(utf8).Equals(utf8));
    });

    [Theory]
    [InlineData("bad key sk-or\\u002dsecret.", "bad key [main].")]
    [InlineData("sk-or-secret and sk-or-secret", "[main] and [main]")]
    [InlineData("sk-or\\u002Dsecret sk-or-secret", "[main] [main]")]
    [InlineData("sk-or\\u002", "sk-or\\u002")]
    [InlineData("sk-or\\u00", "sk-or\\u00")]
    [InlineData("sk-sk-or-\\u0073ecret", "sk-[main]")]
    public void Only_the_secret_goes(string text, string masked) => Assert.Equal(masked, Mask(text, "sk-or-secret"));

    // What is most likely taken for the secret, or hides it: pieces of it, and escapes.
    private static Gen<string> Around(string secret) =>
        Gen.OneOf(
            Gen.Int[0, secret.Length - 1].Select(length => secret[..length]),
            Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at])).List[0, 5].Select(string.Concat);

    private static string Mask(string text, string secret) => Encoding.UTF8.GetString(new ApiKey(secret, "main").Redact(Encoding.UTF8.GetBytes(text)).Span);

    private static string Escape(string secret, int[] ways) => string.Concat(secret.Zip(ways, static (character, way) => (way, character) switch
    {
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        (1, _) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
        (2, '/') => "\\/",
        (_, '"' or '\\') => "\\" + character,
        _ => character.ToString(),
    }));

    private static string? Read(string text)
    {
        try
        {
            return JsonDocument.Parse($"\"{text}\"").RootElement.GetString();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
