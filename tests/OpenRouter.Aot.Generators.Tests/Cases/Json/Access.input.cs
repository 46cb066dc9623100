namespace OpenRouter.Aot.Cases.Access;

/// <summary>Whatever a property may be declared as, its other half is.</summary>
[JsonModel]
public partial class Access
{
    internal partial string? Internal { get; set; }

    private partial string? Private { get; set; }

    protected partial int? Protected { get; set; }

    protected internal partial int? Either { get; set; }

    private protected partial int? Both { get; set; }

    public partial string? SetWithin { get; private set; }

    public partial int? ReadWithin { internal get; set; }

    public partial string? Once { get; init; }

    public partial string? Read1 { get; }

    public virtual partial string? Virtual { get; set; }

    public string? Own => Private;

    public string? OwnToo { get; set; }

    internal partial ExtraMembers? Extra { get; set; }
}

[JsonModel]
internal sealed partial class Internal
{
    public partial Access? Access { get; set; }
}

[JsonUnion]
public readonly partial struct Either
{
    public readonly partial string? Text { get; }

    internal partial long? Number { get; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        const string full = """
            {"internal":"a","private":"b","protected":1,"either":2,"both":3,"set_within":"c","read_within":4,"once":"d","read1":"e","virtual":"f"}
            """;
        check.Trip<Access>(full);
        check.Same("b", Check.Read<Access>(full).Own);
        check.Trip<Internal>("""{"access":{"internal":"a"}}""");
        check.Written("""{"once":"a","own_too":"b"}""", new Access { Once = "a", OwnToo = "c", Extra = new ExtraMembers { ["own_too"] = "b" } });
    }
}
