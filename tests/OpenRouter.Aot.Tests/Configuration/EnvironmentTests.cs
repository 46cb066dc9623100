using System.Collections;

namespace OpenRouter.Aot.Tests.Configuration;

public class EnvironmentTests
{
    [Fact]
    public void Numbered_keys_come_first_with_gaps_and_in_their_order()
    {
        OpenRouterClientOptions options = Read(("OPENROUTER_KEY_10", "ten"), ("OPENROUTER_KEY_2", "two"), ("OPENROUTER_API_KEY", "one"), ("OPENROUTER_KEY_X", "no"));
        Assert.Equal(["key-2", "key-10"], options.Keys.Select(key => key.Alias));
        Assert.Contains("OPENROUTER_API_KEY is ignored", Assert.Single(options.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_key_is_a_pool_of_one()
    {
        OpenRouterClientOptions options = Read(("OPENROUTER_API_KEY", "one"), ("OPENROUTER_BASE_URL", "http://127.0.0.1:5/api/v1/"));
        Assert.Equal("key-1", Assert.Single(options.Keys).Alias);
        Assert.Equal(5, options.BaseUrl.Port);
        Assert.Empty(options.Notes);
    }

    [Fact]
    public void Without_a_key_the_error_says_what_to_set() =>
        Assert.Contains("OPENROUTER_API_KEY", Assert.Throws<OpenRouterConfigurationException>(() => Read()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("OPENROUTER_BASE_URL", "not a url", "OPENROUTER_BASE_URL is 'not a url'")]
    [InlineData("OPENROUTER_BASE_URL", "ftp://host/api", "no http or https address")]
    [InlineData("OPENROUTER_KEY_3", "", "OPENROUTER_KEY_3 is blank")]
    [InlineData("OPENROUTER_KEY_3", "a b", "has white space at character 2")]
    [InlineData("OPENROUTER_KEY_3", "a\nb", "has a line break at character 2")]
    public void What_is_wrong_is_named(string variable, string value, string mistake)
    {
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => Read(("OPENROUTER_KEY_1", "good"), (variable, value)));
        Assert.Contains(mistake, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_list_every_mistake()
    {
        var options = new OpenRouterClientOptions
        {
            Keys =
            {
                new KeyOptions { Alias = "a", Secret = new ApiKey("same") }, new KeyOptions { Alias = "a", Secret = new ApiKey("same") },
                new KeyOptions { Alias = " " },
            },
        };
        options.Breaker.Cooldown = TimeSpan.FromSeconds(-1);
        options.Breaker.FailureThreshold = 0;

        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => new OpenRouterClient(options));

        Assert.Equal(6, error.Mistakes.Count);
        Assert.DoesNotContain("same'", error.Message, StringComparison.Ordinal);
    }

    private static OpenRouterClientOptions Read(params (string Name, string Value)[] variables) =>
        EnvironmentReader.Read(new Hashtable(variables.ToDictionary(variable => variable.Name, variable => variable.Value)));
}
