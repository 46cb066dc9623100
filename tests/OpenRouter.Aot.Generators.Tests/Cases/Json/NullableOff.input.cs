#nullable disable
using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.NullableOff;

[JsonModel]
public sealed partial class Oblivious
{
    public partial string Text { get; set; }

    public partial int? Number { get; set; }

    public partial Oblivious Inner { get; set; }

    public partial IReadOnlyList<string> Texts { get; set; }

    public partial IDictionary<string, string> Map { get; set; }

    [JsonSeldom]
    public partial string Rare { get; set; }

    public partial ExtraMembers Extra { get; set; }
}

[JsonUnion]
public readonly partial struct Either
{
    public partial string Text { get; }

    public partial IReadOnlyList<Oblivious> Items { get; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Same(null, new Either("a").Items);
        check.Trip<Oblivious>("""{"text":"a","number":1,"inner":{},"texts":["b"],"map":{"c":"d"},"rare":"e","new":null}""");
        check.Written("{}", new Oblivious { Text = null, Inner = null, Texts = null, Rare = null });
    }
}
