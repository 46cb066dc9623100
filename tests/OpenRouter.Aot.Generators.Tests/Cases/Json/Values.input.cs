using System;

namespace OpenRouter.Aot.Cases.Values;

/// <summary>A member of every kind of value.</summary>
[JsonModel]
public sealed partial class All
{
    public partial string? Text { get; set; }

    public partial bool? Truth { get; set; }

    public partial int? Small { get; set; }

    public partial long? Large { get; set; }

    public partial double? Fraction { get; set; }

    public partial decimal? Amount { get; set; }

    [JsonText]
    public partial decimal? Price { get; set; }

    public partial DateTimeOffset? Time { get; set; }

    public partial RawJson? Raw { get; set; }

    public partial Inner? Inner { get; set; }

    public partial Kind? Kind { get; set; }

    public partial Either? Either { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}

[JsonModel]
public sealed partial class Inner
{
    public partial int? Value { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct Kind
{
    public static partial Kind First { get; }
}

[JsonUnion]
public readonly partial struct Either
{
    public partial string? Text { get; }

    public partial long? Number { get; }
}

public static class Uses
{
    public const string Full = """
        {"text":"ü","truth":false,"small":-1,"large":9007199254740993,"fraction":0.5,"amount":0.10,"price":"0.0000001","time":"2026-01-02T03:04:05Z",
        """ + """
        "raw":{"a":[null]},"inner":{"value":1},"kind":"other","either":7}
        """;

    public static void Run(Check check)
    {
        check.Trip<All>(Full);
        All all = Check.Read<All>(Full);
        check.Same("ü", all.Text);
        check.Same(false, all.Truth);
        check.Same(-1, all.Small);
        check.Same(9007199254740993, all.Large);
        check.Same(0.5, all.Fraction);
        check.Same(0.10m, all.Amount);
        check.Same(0.0000001m, all.Price);
        check.Same(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), all.Time);
        check.Same("""{"a":[null]}""", all.Raw?.ToString());
        check.Same(1, all.Inner?.Value);
        check.Same(new Kind("other"), all.Kind);
        check.Same(false, all.Kind?.IsKnown);
        check.Same(7, all.Either?.Number);
        check.Same(true, all.Extra is null);
        check.Written(Full, new All
        {
            Text = "ü", Truth = false, Small = -1, Large = 9007199254740993, Fraction = 0.5, Amount = 0.10m, Price = 0.0000001m,
            Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Raw = RawJson.Parse("""{"a":[null]}"""), Inner = new Inner { Value = 1 },
            Kind = "other", Either = 7,
        });

        // Nulls are as good as absent.
        check.Trip<All>("""{"text":null,"truth":null,"small":null,"amount":null,"price":null,"time":null,"raw":null,"inner":null,"kind":null,"either":null}""", "{}");
        Wrong(check);
        Displace(check);
    }

    /// <summary>Values of another shape can be read where they say it, and are written back as they came.</summary>
    private static void Wrong(Check check)
    {
        check.Trip<All>("""{"text":5,"truth":"true","small":"12","large":"1e3","fraction":"0.5","amount":"0.1","price":0.1}""");
        All read = Check.Read<All>("""{"text":5,"truth":"true","small":"12","large":"1e3","fraction":"0.5","amount":"0.1","price":0.1}""");
        check.Same("5", read.Text);
        check.Same(true, read.Truth);
        check.Same(12, read.Small);
        check.Same(1000, read.Large);
        check.Same(0.5, read.Fraction);
        check.Same(0.1m, read.Amount);
        check.Same(0.1m, read.Price);
        check.Trip<All>("""{"truth":"perhaps","small":3000000000,"large":1.5,"fraction":"x","time":"yesterday","inner":[],"kind":{},"either":{"a":1}}""",
            """{"either":{"a":1},"truth":"perhaps","small":3000000000,"large":1.5,"fraction":"x","time":"yesterday","inner":[],"kind":{}}""");
    }

    /// <summary>A property that is set speaks for its member, whatever came.</summary>
    private static void Displace(Check check)
    {
        All all = Check.Read<All>("""{"small":"12","large":"x","kind":5,"inner":[],"truth":"true","new":1}""");
        all.Small = 3;
        all.Large = 4;
        all.Kind = Kind.First;
        all.Inner = new Inner();
        all.Truth = null;
        check.Written("""{"small":3,"large":4,"inner":{},"kind":"first","new":1}""", all);
    }
}
