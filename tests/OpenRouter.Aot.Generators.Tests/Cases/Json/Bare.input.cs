namespace OpenRouter.Aot.Cases.Bare;

/// <summary>A model that keeps nothing it does not know.</summary>
[JsonModel]
public sealed partial class NoExtra
{
    public partial int? Number { get; set; }

    public partial string? Text { get; set; }
}

[JsonModel]
public sealed partial class Empty;

[JsonModel]
public sealed partial class OnlyExtra
{
    public partial ExtraMembers? Extra { get; set; }

    [OpenRouter.Aot.JsonName("extra")]
    public partial int? NotThat { get; set; }
}

/// <summary>Not marked, so that it is let be.</summary>
public sealed partial class Unmarked
{
    public partial int Number { get; }

    public partial int Number => 1;
}

/// <summary>Parts of the class and properties that are no members.</summary>
[JsonModel]
public partial class WithOwn
{
    public partial int? Number { get; set; }

    public int Computed => Number ?? 0;
}

public partial class WithOwn
{
    public partial int Own { get; }

    public partial int Own => 1;

    public partial int this[int index] { get; }

    public partial int this[int index] => index;
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip<NoExtra>("""{"number":"1","text":2,"new":3}""", """{"number":1,"text":"2"}""");
        check.Trip<OnlyExtra>("""{"extra":1,"new":2}""");
        check.Trip<WithOwn>("""{"number":5,"computed":1,"own":2}""", """{"number":5}""");
    }
}
