using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Defaults;

/// <summary>What its constructor sets is for who makes one, and must not appear in what is read.</summary>
[JsonModel]
public sealed partial class WithDefaults
{
    public WithDefaults()
    {
        Number = 5;
        Texts = [];
        Rare = "a";
    }

    public partial int? Number { get; set; }

    public partial IList<string>? Texts { get; set; }

    [JsonSeldom]
    public partial string? Rare { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

/// <summary>One that must be set, and one that is set.</summary>
[JsonModel]
public sealed partial class WithRequired
{
    public WithRequired() => Number = 5;

    public required partial int Other { get; set; }

    public partial int? Number { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Written("""{"number":5,"texts":[],"rare":"a"}""", new WithDefaults());
        check.Trip<WithDefaults>("""{"number":1}""");
        check.Trip<WithDefaults>("""{"texts":["b"]}""");
        check.Written("""{"other":0,"number":5}""", new WithRequired { Other = 0 });
        check.Trip<WithRequired>("{}");
    }
}
