using System;
using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Unions;

/// <summary>An alternative for each kind of token.</summary>
[JsonUnion]
public readonly partial struct Any
{
    /// <summary>The text.</summary>
    public partial string? Text { get; }

    public partial double? Number { get; }

    public partial bool? Truth { get; }

    /// <summary>
    /// The items,
    /// on two lines.
    /// </summary>
    public partial IReadOnlyList<Item>? Items { get; }

    public partial Item? Item { get; }
}

[JsonModel]
public sealed partial class Item
{
    public partial int? Number { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct Mode
{
    public static partial Mode Auto { get; }
}

[JsonUnion]
public readonly partial struct Named
{
    public partial Mode? Mode { get; }

    public partial IReadOnlyList<Mode>? Modes { get; }
}

[JsonUnion]
public readonly partial struct Whole
{
    public partial long? Number { get; }

    public partial IReadOnlyList<IReadOnlyList<int>>? Grid { get; }

    public partial DateTimeOffset? Time { get; }
}

[JsonUnion]
public readonly partial struct Nested
{
    public partial decimal? Amount { get; }

    public partial IList<Any>? Parts { get; }
}

[JsonUnion]
public readonly partial struct Small
{
    /// <summary>Zero where it is another.</summary>
    public partial int Alone { get; }

    public partial IReadOnlyList<string>? Value { get; }
}

[JsonUnion]
internal readonly partial struct Nothing;

[JsonModel]
public sealed partial class Holder
{
    public partial Any? Any { get; set; }

    public partial Named? Named { get; set; }

    public partial Whole? Whole { get; set; }

    public partial Nested? Nested { get; set; }

    public partial Small? Small { get; set; }

    internal partial Nothing? Nothing { get; set; }

    public partial IReadOnlyList<Any>? Anys { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        foreach (string any in (string[])["\"a\"", "1.5", "true", "false", "[{\"number\":1}]", "[]", "{\"number\":1,\"new\":2}", "[1]", "1e400"])
            check.Trip<Holder>($$"""{"any":{{any}}}""");
        check.Trip<Holder>("""{"any":null}""", "{}");
        foreach (string named in (string[])["\"auto\"", "\"x\"", "[\"auto\",\"x\"]", "1", "{}"])
            check.Trip<Holder>($$"""{"named":{{named}}}""");
        foreach (string whole in (string[])["1", "1.5", "[[1],[]]", "[1]", "\"2026-01-02T03:04:05Z\"", "\"now\"", "true"])
            check.Trip<Holder>($$"""{"whole":{{whole}}}""");
        foreach (string nested in (string[])["0.10", "[\"a\",1.5,[{}],{}]", "[]"])
            check.Trip<Holder>($$"""{"nested":{{nested}},"small":3,"nothing":{{nested}},"anys":["a",1.5,true,null,{}]}""".Replace(",null", ""));
        check.Same(Mode.Auto, Check.Read<Holder>("""{"named":["auto"]}""").Named?.Modes?[0]);
        check.Same("1e400", Check.Read<Holder>("""{"any":1e400}""").Any?.Raw?.ToString());
        check.Same("1.5", Check.Read<Holder>("""{"whole":1.5}""").Whole?.Raw?.ToString());
        check.Same(3, Check.Read<Holder>("""{"small":3}""").Small?.Alone);

        check.Written("""{"any":"a","named":"auto","whole":1,"nested":0.1,"small":["b"]}""",
            new Holder { Any = "a", Named = "auto", Whole = 1, Nested = 0.1m, Small = new(["b"]) });
        Any items = [new Item()];
        Named modes = [Mode.Auto];
        check.Written("""{"any":[{}],"named":["auto"],"nested":["a"],"small":4}""",
            new Holder { Any = items, Named = modes, Nested = new List<Any> { "a" }, Small = 4 });
        check.Written("{}", new Holder { Any = default(Any), Named = null });
        check.Same(2, Count([new Item(), new Item()]));
    }

    private static int Count(Any any)
    {
        int count = 0;
        foreach (Item _ in any)
            count++;
        return count;
    }
}
