namespace OpenRouter.Aot.Cases.Names;

[JsonModel]
public sealed partial class Named
{
    public partial int? TopP { get; set; }

    public partial int? B64Json { get; set; }

    public partial int? URL { get; set; }

    public partial int? lower { get; set; }

    public partial int? _Bare { get; set; }

    public partial int? Ümlaut { get; set; }

    [OpenRouter.Aot.JsonName("größe")]
    public partial int? Size { get; set; }

    [OpenRouter.Aot.JsonName("a \"quoted\" <name> & \\ more")]
    public partial int? Quoted { get; set; }

    [OpenRouter.Aot.JsonName("'")]
    public partial int? Apostrophe { get; set; }

    [OpenRouter.Aot.JsonName("x")]
    public partial int? OtherOfLengthOne { get; set; }

    [OpenRouter.Aot.JsonName("\n")]
    public partial int? LineFeed { get; set; }

    [OpenRouter.Aot.JsonName("")]
    public partial int? Empty { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

/// <summary>The name of no attribute of ours but in its last part.</summary>
public sealed class JsonNameAttribute(string name) : System.Attribute
{
    public string Name { get; } = name;
}

[JsonModel]
public sealed partial class ForeignAttribute
{
    [OpenRouter.Aot.Cases.Names.JsonName("b")]
    public partial int? A { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        const string full = """
            {"top_p":1,"b64_json":2,"u_r_l":3,"lower":4,"__bare":5,"Ümlaut":6,"größe":7,"a \"quoted\" <name> & \\ more":8,"'":9,"x":10,"\u000a":11,"":12}
            """;
        check.Trip<Named>(full);
        Named named = Check.Read<Named>(full);
        check.Same(true, named.Extra is null);
        check.Same(8, named.Quoted);
        check.Same(11, named.LineFeed);
        check.Trip<ForeignAttribute>("""{"a":1}""");
    }
}
