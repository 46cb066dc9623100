using System.Text;
using System.Text.Json;
using CsCheck;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What holds of defaults for every body and every file.</summary>
public sealed class LineDefaultsPropertyTests : IDisposable
{
    private static readonly string[] Paths = ["/chat/completions", "/responses", "/messages", "/completions", "/embeddings", "/other"];

    private static readonly Gen<string> Blank = From("", "", " ", "\n\t");

    private static readonly Gen<string> Name = From(
        "a", "b", "c", "\\u0061", "max_tokens", "max_completion_tokens", "max_output_tokens", "system", "instructions", "é", "x\\\"y", "models");

    private static readonly Gen<string> Scalar = From(
        "0", "-0.0", "1.50", "1E+5", "12345678901234567890.5", "null", "true", "\"\"", "\"a\\u0041 é 日本 😀\"", "\"\\ud83d\"", "\"}],{\\\"\"");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 2 ? Scalar : Gen.Frequency((4, Scalar), (1, Array(inner)), (2, Object(Name, inner))));

    private static readonly Gen<string> Provider = Gen.OneOf(
        Object(From("order", "only", "sort", "zdr"), Scalar), From("null", "[]", "{ }"));

    private static readonly Gen<string> Turn = Gen.Select(From("user", "assistant", "system", "developer", "us\\u0065r"), Scalar)
        .Select((role, content) => $"{{\"role\":\"{role}\",\"content\":{content}}}");

    private static readonly Gen<string> Turns = Gen.OneOf(Array(Turn), Array(Value), Scalar);

    // Members may come twice, as they do in lines that others have written.
    private static readonly Gen<string> Body = Gen.Select(
        Member(Name, Value).List[0, 4], Member(Gen.Const("provider"), Provider).List[0, 2], Member(Gen.Const("messages"), Turns).List[0, 2], Gen.Int, Blank)
        .Select((members, providers, turns, order, blank) => blank + "{" + blank + string.Join($"{blank},", Mix([.. members, .. providers, .. turns], order)) + "}" + blank);

    private static readonly Gen<Asked> Defaults = Gen.Select(
        Member(Name, Value).List[0, 4], Object(From("order", "only", "sort", "zdr"), Scalar), Gen.Bool, From<string?>(null, "Be \"brief\"."), Gen.Int[0, 1], Gen.Int[0, 2])
        .Select((members, provider, hasProvider, system, limit, providers) =>
            new Asked(members, hasProvider ? provider : null, system, limit == 0 ? null : 7, ((string[])["p", "q"])[..providers]));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_is_lost_and_nothing_moves() => Check((body, merged, _, _) =>
    {
        // What was added is cut out again: the bytes of the line are a subsequence, and the members stand in their order.
        int at = 0;
        foreach (byte one in merged)
            at += at < body.Length && body[at] == one ? 1 : 0;
        Assert.Equal(body.Length, at);
        List<(string Name, string Text)> before = Members(body), after = Members(merged);
        Assert.True(after.Count >= before.Count);
        for (int i = 0; i < before.Count; i++)
        {
            Assert.Equal(before[i].Name, after[i].Name);
            if (before[i].Name is not ("provider" or "messages"))
                Assert.Equal(before[i].Text, after[i].Text);
        }
    });

    [Fact]
    public void Twice_is_once() => Check((_, merged, defaults, path) =>
        Assert.Equal(Encoding.UTF8.GetString(merged), Encoding.UTF8.GetString(defaults.Apply(merged, path).Span)));

    [Fact]
    public void A_member_is_never_added_that_the_line_has() => Check((body, merged, _, _) =>
    {
        List<(string Name, string Text)> before = Members(body), after = Members(merged);
        HashSet<string> own = [.. before.Select(member => member.Name)];
        HashSet<string> added = [.. after.Skip(before.Count).Select(member => member.Name)];
        Assert.False(own.Overlaps(added));
        Assert.Equal(after.Count - before.Count, added.Count);
    });

    [Fact]
    public void Where_nothing_is_added_the_bytes_are_the_same() => Gen.Select(Body, From(Paths)).Sample((body, path) =>
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(body);
        Assert.True(bytes.Equals(LineDefaults.None.Apply(bytes, path)));
    });

    [Fact]
    public void Every_member_of_the_file_is_there_in_the_end() => Check((_, merged, _, _, asked) =>
    {
        HashSet<string> names = [.. Members(merged).Select(member => member.Name)];
        bool IsReplaced(string name) => name switch
        {
            "max_tokens" or "max_completion_tokens" => names.Contains("max_tokens") || names.Contains("max_completion_tokens"),
            // Empty preferences say nothing.
            "provider" => asked.Provider!.Trim('{', '}', ' ').Length == 0,
            _ => false,
        };
        foreach ((string name, _) in Members(Encoding.UTF8.GetBytes(asked.File)))
            Assert.True(names.Contains(name) || IsReplaced(name), name);
    });

    private void Check(Action<byte[], byte[], LineDefaults, string> check) => Check((body, merged, defaults, path, _) => check(body, merged, defaults, path));

    private void Check(Action<byte[], byte[], LineDefaults, string, Asked> check) => Gen.Select(Body, Defaults, From(Paths)).Sample(
        (body, asked, path) =>
        {
            LineDefaults defaults = LineDefaults.Create(folder.Write("defaults.json", asked.File), asked.System, asked.MaxTokens, asked.Providers);
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            check(bytes, defaults.Apply(bytes, path).ToArray(), defaults, path, asked);
        },
        iter: 2_000,
        threads: 1);

    private static List<(string Name, string Text)> Members(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText()))];
    }

    private static Gen<T> From<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<string> Member(Gen<string> name, Gen<string> value) =>
        Gen.Select(name, Blank, value, Blank).Select((one, before, text, after) => $"\"{one}\"{before}:{after}{text}");

    private static Gen<string> Object(Gen<string> name, Gen<string> value) => Member(name, value).List[0, 3].Select(members => "{" + string.Join(",", Distinct(members)) + "}");

    private static Gen<string> Array(Gen<string> value) => value.List[0, 3].Select(items => "[" + string.Join(", ", items) + "]");

    private static List<string> Mix(List<string> members, int order)
    {
        var random = new Random(order);
        return [.. members.OrderBy(_ => random.Next())];
    }

    private static IEnumerable<string> Distinct(IEnumerable<string> members) => members.DistinctBy(NameOf);

    private static string NameOf(string member)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes("{" + member + "}"));
        reader.Read();
        reader.Read();
        return reader.GetString()!;
    }

    private sealed record Asked(List<string> Members, string? Provider, string? System, int? MaxTokens, string[] Providers)
    {
        public string File => "{" + string.Join(",", Distinct(Provider is null ? Members : [.. Members, $"\"provider\":{Provider}"])) + "}";
    }
}
