using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Lists;

[JsonModel]
public sealed partial class Lists
{
    public partial IReadOnlyList<string>? Texts { get; set; }

    public partial IReadOnlyList<int>? Smalls { get; set; }

    public partial IReadOnlyList<long>? Larges { get; set; }

    public partial IReadOnlyList<double>? Fractions { get; set; }

    public partial IReadOnlyList<decimal>? Amounts { get; set; }

    public partial IReadOnlyList<Item>? Items { get; set; }

    public partial IReadOnlyList<Kind>? Kinds { get; set; }

    public partial IReadOnlyList<Either>? Eithers { get; set; }

    public partial IReadOnlyList<RawJson>? Raws { get; set; }

    public partial IReadOnlyList<IReadOnlyList<int>>? Grid { get; set; }

    public partial IReadOnlyList<IReadOnlyList<double>>? Vectors { get; set; }

    public partial IList<string>? MoreTexts { get; set; }

    public partial IList<double>? MoreFractions { get; set; }

    public partial IList<Item>? MoreItems { get; set; }

    public partial IList<Kind>? MoreKinds { get; set; }

    public partial IDictionary<string, string>? TextByName { get; set; }

    public partial IDictionary<string, long>? LargeByName { get; set; }

    public partial IDictionary<string, double>? FractionByName { get; set; }

    public partial IDictionary<string, decimal>? AmountByName { get; set; }

    public partial IDictionary<string, RawJson>? RawByName { get; set; }

    public partial IDictionary<string, Item>? ItemByName { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

[JsonModel]
public sealed partial class Item
{
    public partial int? Number { get; set; }

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

    public partial Item? Item { get; }
}

public static class Uses
{
    private const string Full = """
        {"texts":["a",""],"smalls":[-1],"larges":[9007199254740993],"fractions":[0.5],"amounts":[0.10],"items":[{"number":1},{}],"kinds":["first","x"],
        """ + """
        "eithers":["a",{"number":2}],"raws":[null,1],"grid":[[1,2],[]],"vectors":[[0.5]],"more_texts":["b"],"more_fractions":[1.5],"more_items":[{"new":0}],"more_kinds":["first"],
        """ + """
        "text_by_name":{"ü":"a"},"large_by_name":{"a":1},"fraction_by_name":{"a":0.5},"amount_by_name":{"a":0.10},"raw_by_name":{"a":null},"item_by_name":{"a":{"number":3}}}
        """;

    public static void Run(Check check)
    {
        check.Trip<Lists>(Full.Replace("\n", ""));
        Lists lists = Check.Read<Lists>(Full);
        check.Same(Kind.First, lists.Kinds![0]);
        check.Same(2, lists.Eithers![1].Item?.Number);
        check.Same(3, lists.ItemByName!["a"].Number);
        lists.MoreTexts!.Add("c");
        lists.MoreKinds!.Add("y");
        lists.MoreItems!.Add(new Item());
        check.Same(2, lists.MoreTexts.Count + lists.MoreKinds.Count + lists.MoreItems.Count - 4);

        check.Trip<Lists>("""{"texts":[],"items":[],"kinds":[],"raws":[],"grid":[],"text_by_name":{},"item_by_name":{}}""");
        check.Trip<Lists>("""{"texts":null,"items":null,"text_by_name":null,"item_by_name":null}""", "{}");
        // What is no list of its items is kept as it came.
        const string wrong = """{"texts":["a",1],"smalls":["1"],"items":[1],"kinds":[1],"grid":[1],"text_by_name":{"a":1},"item_by_name":{"a":1}}""";
        check.Trip<Lists>(wrong);
        check.Same(7, Check.Read<Lists>(wrong).Extra!.Count);
    }
}
