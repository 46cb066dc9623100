using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>The same JSON is the same pool, whether it is a pool file or a section of a configuration; so are its mistakes.</summary>
public sealed class PoolFileEqualityTests
{
    private const string Variable = "OPENROUTER_AOT_TESTS_EQUALITY";

    // Two keys of one secret would be a mistake.
    private static readonly Gen<JsonNode?> Source = Gen.Int[0, 99].Select(number => (JsonNode?)$"{Variable}_{number}");

    public PoolFileEqualityTests()
    {
        Environment.SetEnvironmentVariable(Variable, Service.SecretMark + "equal");
        for (int number = 0; number < 100; number++)
            Environment.SetEnvironmentVariable($"{Variable}_{number}", $"{Service.SecretMark}equal-{number}");
    }

    private static readonly Gen<JsonNode?> RightNumber = Gen.OneOf(
        Gen.Int[1, 20].Select(number => (JsonNode?)number), Gen.Int[1, 20].Select(number => (JsonNode?)number), Gen.Double[0.5, 9].Select(number => (JsonNode?)Math.Round(number, 2)), Gen.Const(() => JsonNode.Parse("1e1")));

    // Not null and {}, which a configuration takes for nothing.
    private static readonly Gen<JsonNode?> WrongNumber = One("-1", "\"x\"", "{\"a\":1}", "true", "2.5e9").Select(text => JsonNode.Parse(text));

    private static readonly Gen<JsonNode?> Number = Gen.Frequency((30, RightNumber), (1, WrongNumber));

    private static readonly Gen<JsonNode?> Text = Gen.String[Gen.Char.AlphaNumeric, 4, 8].Select(text => (JsonNode?)text);

    private static readonly Gen<JsonNode?> Flag = Gen.Frequency((9, Gen.Bool.Select(flag => (JsonNode?)flag)), (1, Text));

    private static readonly Gen<JsonNode?> Moment = One("2031-01-31T12:00:00Z", "2031-01-31T12:00:00+02:00", "2031-02-28T12:00:00Z", "2031-01-31").Select(text => (JsonNode?)text);

    private static readonly Gen<JsonNode?> Key = Object(
        Gen.Frequency((30, Source.Select(source => ("env", (JsonNode?)source))), (1, Gen.Const(("env", (JsonNode?)"OPENROUTER_AOT_TESTS_UNSET"))), (1, Gen.Const(("key", (JsonNode?)"x")))),
        ("alias", Text), ("account", One("name-0", "name-1", "name-2").Select(text => (JsonNode?)text)), ("group", Text), ("weight", Number), ("priority", Number), ("concurrency", Number), ("pace", Number), ("expires_at", Moment),
        ("replacement", Object(Source.Select(source => ("env", (JsonNode?)source)))), ("unknown", Text));

    private static readonly Gen<JsonNode?> Model = Gen.OneOf(Text, List(Text, 1, 3));

    private static readonly Gen<JsonNode?> Pool = Object(
        Gen.Frequency((9, List(Key, 1, 3)), (1, List(Key, 0, 0))).Select(keys => ("keys", (JsonNode?)keys)),
        ("strategy", One("weighted", "least_in_flight", "least_in_flight", "other").Select(text => (JsonNode?)text)),
        ("spread_free_models", Flag),
        ("accounts", Map(Object(Number.Select(number => ("concurrency", number))))),
        ("models", Map(Model)),
        ("base_url", One("https://one.example/api", "nowhere").Select(text => (JsonNode?)text)),
        ("breaker", Object(Number.Select(number => ("failure_threshold", number)), ("failure_window_seconds", Number), ("cooldown_seconds", Number), ("max_cooldown_seconds", Number), ("unknown", Number))),
        ("app", Object(Text.Select(text => ("title", text)), ("url", Gen.Const((JsonNode?)"https://app.example")))),
        ("unknown", Text));

    [Fact]
    public void A_section_is_read_as_a_pool_file_is()
    {
        string path = Path.GetTempFileName();
        int right = 0;
        try
        {
            Pool.Sample(
                pool =>
                {
                    File.WriteAllText(path, pool!.ToJsonString());
                    string file = ReadFile(path);
                    Assert.Equal(file, ReadSection(pool));
                    right += file.StartsWith("http", StringComparison.Ordinal) ? 1 : 0;
                },
                iter: 600, threads: 1);
            Assert.InRange(right, 30, 570);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Environment_variables_may_be_written_in_capitals()
    {
        var values = new Dictionary<string, string?>
        {
            ["OPENROUTER:KEYS:0:ENV"] = Variable, ["OPENROUTER:KEYS:0:WEIGHT"] = "2.5", ["OPENROUTER:KEYS:0:ALIAS"] = "Main", ["OPENROUTER:SPREAD_FREE_MODELS"] = "TRUE",
            ["OPENROUTER:BREAKER:COOLDOWN_SECONDS"] = "5",
        };
        OpenRouterClientOptions options = Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        KeyOptions key = Assert.Single(options.Keys);
        Assert.Equal(("Main", 2.5, true, TimeSpan.FromSeconds(5)), (key.Alias, key.Weight, options.SpreadFreeModels, options.Breaker.Cooldown));
    }

    [Fact]
    public void A_layer_above_changes_one_member()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["OpenRouter:keys:0:env"] = Variable, ["OpenRouter:keys:0:weight"] = "2", ["OpenRouter:keys:1:env"] = Variable })
            .AddInMemoryCollection(new Dictionary<string, string?> { ["OpenRouter:keys:0:weight"] = "3", ["OpenRouter:keys:1:env"] = null, ["OpenRouter:keys:1:configuration"] = "Elsewhere" })
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Elsewhere"] = Service.SecretMark + "2" })
            .Build();
        OpenRouterClientOptions options = Read(configuration);
        Assert.Equal(3, options.Keys[0].Weight);
        Assert.Equal(2, options.Keys.Count);
    }

    private static OpenRouterClientOptions Read(IConfigurationRoot configuration)
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddOpenRouter().BuildServiceProvider();
        return services.GetRequiredService<IOptions<OpenRouterClientOptions>>().Value;
    }

    private static string ReadFile(string path)
    {
        try
        {
            return Describe(OpenRouterClientOptions.FromPoolFile(path));
        }
        catch (OpenRouterConfigurationException refused)
        {
            return string.Join('\n', refused.Mistakes).Replace(path + ": ", "", StringComparison.Ordinal)
                .Replace("pool file: name its source with \"env\" or \"file\"", "pool section: name its source with \"env\", \"file\" or \"configuration\"", StringComparison.Ordinal)
                .Replace("must name the source of its secret: either \"env\" (an environment variable) or \"file\"", "must name one source of its secret: \"env\", \"file\" or \"configuration\"", StringComparison.Ordinal)
                .Replace("the file has", "the section has", StringComparison.Ordinal)
                .Replace("known are env, file.", "known are env, file, configuration.", StringComparison.Ordinal)
                .Replace("alias, env, file, account", "alias, env, file, configuration, account", StringComparison.Ordinal);
        }
    }

    private static string ReadSection(JsonNode pool)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["OpenRouter"] = pool.DeepClone() }.ToJsonString()));
        try
        {
            return Describe(Read(new ConfigurationBuilder().AddJsonStream(stream).Build()));
        }
        catch (OptionsValidationException refused)
        {
            return string.Join('\n', refused.Failures).Replace("configuration OpenRouter: ", "", StringComparison.Ordinal);
        }
    }

    private static string Describe(OpenRouterClientOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {options.BaseUrl} {options.Strategy} {options.SpreadFreeModels} {options.AppTitle} {options.AppUrl}
        {options.Breaker.FailureThreshold} {options.Breaker.FailureWindow} {options.Breaker.Cooldown} {options.Breaker.MaxCooldown}
        {string.Join('|', options.Accounts.OrderBy(account => account.Key, StringComparer.Ordinal).Select(account => $"{account.Key} {account.Value.MaxConcurrency}"))}
        {string.Join('|', options.Models.OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => $"{model.Key} {model.Value}"))}
        {string.Join('\n', options.Keys.Select(Describe))}
        """);

    private static string Describe(KeyOptions key) => string.Create(
        CultureInfo.InvariantCulture,
        $"{key.Alias} {key.Secret?.ComputeSha256()} {key.Replacement?.ComputeSha256()} {key.Account} {key.Group} {key.Weight} {key.Priority} {key.MaxConcurrency} {key.Pace} {key.ExpiresAt:O}");

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static Gen<JsonNode?> List(Gen<JsonNode?> item, int least, int most) =>
        item.Array[least, most].Select(items => (JsonNode?)new JsonArray([.. items.Select(one => one?.DeepClone())]));

    // A configuration does not tell names that differ in their case.
    private static Gen<JsonNode?> Map(Gen<JsonNode?> item) => item.Array[0, 3].Select(
        items => (JsonNode?)new JsonObject(items.Select((one, index) => KeyValuePair.Create($"name-{index}", one?.DeepClone()))));

    private static Gen<JsonNode?> Object(Gen<(string, JsonNode?)> always, params (string Name, Gen<JsonNode?> Value)[] sometimes)
    {
        Gen<(bool, JsonNode?)>[] members = [.. sometimes.Select(member => Gen.Select(Gen.Int[0, 40].Select(roll => roll < (member.Name == "unknown" ? 1 : 8)), member.Value))];
        return Gen.Select(always, members.Aggregate(Gen.Const(Array.Empty<(bool, JsonNode?)>()), (all, one) => Gen.Select(all, one, ((bool, JsonNode?)[] before, (bool, JsonNode?) next) => ((bool, JsonNode?)[])[.. before, next])), (first, rest) =>
        {
            // In the order in which a configuration gives them, so that mistakes come in the same order.
            var chosen = new SortedDictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase) { [first.Item1] = first.Item2?.DeepClone() };
            for (int i = 0; i < rest.Length; i++)
            {
                if (rest[i].Item1)
                    chosen[sometimes[i].Name] = rest[i].Item2?.DeepClone();
            }

            return (JsonNode?)new JsonObject(chosen);
        });
    }
}
