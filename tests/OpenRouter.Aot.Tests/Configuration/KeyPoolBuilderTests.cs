namespace OpenRouter.Aot.Tests.Configuration;

/// <summary>What generated pools stand on: secrets from variables and files, and every mistake at once.</summary>
public class KeyPoolBuilderTests
{
    private static readonly string Folder = AppContext.BaseDirectory;

    [Fact]
    public void Secrets_come_from_variables_and_files()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("spare.key"), "of-the-file\n");
        var builder = new KeyPoolBuilder("Pool", Environment(("MAIN", "of-the-variable")), folder.Path);
        builder.AddKeyFromVariable(new KeyOptions { Alias = "main", Weight = 2 }, "MAIN");
        builder.AddKeyFromFile(new KeyOptions { Alias = "spare" }, "spare.key");

        OpenRouterClientOptions options = builder.Build();

        Assert.Equal(["main", "spare"], options.Keys.Select(key => key.Alias));
        Assert.Equal(["Bearer of-the-variable", "Bearer of-the-file"], options.Keys.Select(key => key.Secret!.Authorization));
        Assert.Equal("spare", options.Keys[1].Secret!.Alias);
        Assert.Equal(OpenRouterClientOptions.DefaultBaseUrl, options.BaseUrl);
    }

    [Fact]
    public void Every_missing_or_malformed_key_is_listed_with_what_to_do()
    {
        var builder = new KeyPoolBuilder("Demo.Pool", Environment(("BROKEN", "never-shown twice"), ("GOOD", "good")), Folder);
        builder.AddKeyFromVariable(new KeyOptions { Alias = "first" }, "FIRST");
        builder.AddKeyFromVariable(new KeyOptions { Alias = "second" }, "SECOND");
        builder.AddKeyFromVariable(new KeyOptions { Alias = "broken" }, "BROKEN");
        builder.AddKeyFromVariable(new KeyOptions { Alias = "good", Weight = -1 }, "GOOD");
        builder.AddKeyFromFile(new KeyOptions { Alias = "filed" }, "nowhere/at.all");
        builder.AddKeyFromVariable(new KeyOptions { Alias = "inside" }, "sk-or-v1-never-shown");

        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(builder.Build);

        Assert.Equal(
            "The key 'first' of the pool 'Demo.Pool' names the environment variable FIRST, which is not set. Put a key there as OpenRouter shows it, without quotes or line breaks.",
            error.Mistakes[0]);
        Assert.Contains("'second' of the pool 'Demo.Pool' names the environment variable SECOND", error.Mistakes[1], StringComparison.Ordinal);
        Assert.Contains("'broken' of the pool 'Demo.Pool': the key in the environment variable BROKEN has white space", error.Mistakes[2], StringComparison.Ordinal);
        Assert.Contains("'filed' of the pool 'Demo.Pool' names the file nowhere/at.all, which cannot be read", error.Mistakes[3], StringComparison.Ordinal);
        Assert.Contains("'inside' of the pool 'Demo.Pool' holds a secret in EnvironmentVariable", error.Mistakes[4], StringComparison.Ordinal);
        Assert.Contains("weight -1", error.Mistakes[5], StringComparison.Ordinal);
        Assert.Equal(6, error.Mistakes.Count);
        Assert.DoesNotContain("never-shown", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_names_the_address_where_the_pool_does_not()
    {
        Func<string, string?> environment = Environment(("A", "a"), ("OPENROUTER_BASE_URL", "http://127.0.0.1:5/api/v1"));
        var builder = new KeyPoolBuilder("Pool", environment, Folder);
        builder.AddKeyFromVariable(new KeyOptions(), "A");
        var own = new KeyPoolBuilder("Pool", environment, Folder);
        own.AddKeyFromVariable(new KeyOptions(), "A");
        own.SetBaseUrl("https://gateway.example/v1");

        Assert.Equal(new Uri("http://127.0.0.1:5/api/v1"), builder.Build().BaseUrl);
        Assert.Equal(new Uri("https://gateway.example/v1"), own.Build().BaseUrl);
    }

    [Fact]
    public void Addresses_that_are_none_are_listed()
    {
        var builder = new KeyPoolBuilder("Pool", Environment(("A", "a")), Folder);
        builder.AddKeyFromVariable(new KeyOptions(), "A");
        builder.SetBaseUrl("gateway");
        builder.SetAppUrl("app");

        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(builder.Build);

        Assert.Equal(
            ["BaseUrl of the pool 'Pool' is 'gateway', which is no address. An example: https://openrouter.ai/api/v1",
                "AppUrl of the pool 'Pool' is 'app', which is no address. An example: https://app.example"],
            error.Mistakes);
    }

    [Fact]
    public void A_pool_without_keys_is_a_mistake()
    {
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(new KeyPoolBuilder("Pool", Environment(), Folder).Build);
        Assert.Contains("The pool 'Pool' has no keys", error.Message, StringComparison.Ordinal);
    }

    private static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
