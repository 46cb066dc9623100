using System.Text.Json;

namespace OpenRouter.Aot.Tests.Keys;

public class ApiKeyTests
{
    [Theory]
    [InlineData("", "is blank")]
    [InlineData("   ", "is blank")]
    [InlineData("sk-or secret", "white space at character 6")]
    [InlineData("sk-or\nsecret", "a line break at character 6")]
    [InlineData("sk-or-sécret", "non-ASCII character at character 8")]
    [InlineData("sk-or\u0001x", "unprintable")]
    public void A_bad_secret_is_named_and_not_repeated(string secret, string mistake)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ApiKey(secret));
        Assert.Contains(mistake, error.Message, StringComparison.Ordinal);
        Assert.False(secret.Trim().Length > 0 && error.Message.Contains(secret, StringComparison.Ordinal));
        Assert.DoesNotContain("sk-or", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_as_its_alias()
    {
        var key = new ApiKey("sk-or-v1-abc", "main");
        Assert.Equal("main", key.ToString());
        Assert.Equal("main", $"{key}");
    }

    [Fact]
    public void It_cannot_be_serialised()
    {
        var key = new ApiKey("sk-or-v1-abc", "main");
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(key));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Secret = key }));
    }

    [Fact]
    public void Its_hash_is_OpenRouters_id_of_a_key() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", new ApiKey("abc").ComputeSha256());
}
