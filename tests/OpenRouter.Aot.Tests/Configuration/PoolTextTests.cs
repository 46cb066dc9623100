using System.Text;

namespace OpenRouter.Aot.Tests.Configuration;

public sealed class PoolTextTests
{
    private static readonly string[] Mistakes =
    [
        "here: keys[0] (key-1) names the vault nobody, which is not set.",
        "here: keys[1] holds \"secret\"; a secret never stands in a pool section: name its source with \"env\", \"file\" or \"vault\".",
        "here: keys[1] (key-2) must name one source of its secret: \"env\", \"file\" or \"vault\".",
        "here: keys[2] (key-3) holds a key in \"vault\"; a secret never stands in a pool section: name what holds it.",
        "here: keys[3] (key-4): the key in the vault blank is blank.",
        "here: the section has the unknown member \"pools\"; known are $schema, keys, strategy, spread_free_models, accounts, models, base_url, breaker, app.",
    ];

    [Fact]
    public void A_key_may_name_a_further_source_also_for_its_replacement()
    {
        (OpenRouterClientOptions options, List<string> mistakes) = Read("""{ "keys": [{ "alias": "main", "vault": "a", "replacement": { "vault": "b" } }], "strategy": "weighted" }""");
        Assert.Empty(mistakes);
        KeyOptions key = Assert.Single(options.Keys);
        Assert.Equal(("main", new ApiKey("secret-a").ComputeSha256()), (key.Secret!.ToString(), key.Secret.ComputeSha256()));
        Assert.Equal(new ApiKey("secret-b").ComputeSha256(), key.Replacement!.ComputeSha256());
        Assert.Equal(KeyStrategy.Weighted, options.Strategy);
        Assert.Empty(options.FindMistakes());
    }

    [Fact]
    public void Every_mistake_begins_with_where_the_text_is_from()
    {
        string key = "sk-or-v1-" + new string('0', 64);
        (_, List<string> mistakes) = Read(
            $$"""{ "keys": [{ "vault": "nobody" }, { "secret": "x" }, { "vault": "{{key}}" }, { "vault": "blank" }], "pools": [] }""");
        Assert.Equal(Mistakes, mistakes);
    }

    [Fact]
    public void What_is_no_json_is_told_with_its_place()
    {
        (OpenRouterClientOptions options, List<string> mistakes) = Read("{ \"keys\": [");
        Assert.StartsWith("here:", Assert.Single(mistakes), StringComparison.Ordinal);
        Assert.NotEmpty(options.FindMistakes());
    }

    private static (OpenRouterClientOptions Options, List<string> Mistakes) Read(string json)
    {
        var text = new PoolText { Json = Encoding.UTF8.GetBytes(json), Origin = "here" };
        text.Sources["vault"] = name => name switch { "a" => "secret-a", "b" => "secret-b", "blank" => " ", _ => null };
        var mistakes = new List<string>();
        return (text.Read(mistakes), mistakes);
    }
}
