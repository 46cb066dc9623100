namespace OpenRouter.Aot.Cases.ManyMembers;

/// <summary>More members than a word has bits to say of which the raw one is to be written.</summary>
[JsonModel]
public sealed partial class Many
{
    public partial int? M0 { get; set; }

    public partial int? M1 { get; set; }

    public partial int? M2 { get; set; }

    public partial int? M3 { get; set; }

    public partial int? M4 { get; set; }

    public partial int? M5 { get; set; }

    public partial int? M6 { get; set; }

    public partial int? M7 { get; set; }

    public partial int? M8 { get; set; }

    public partial int? M9 { get; set; }

    public partial int? M10 { get; set; }

    public partial int? M11 { get; set; }

    public partial int? M12 { get; set; }

    public partial int? M13 { get; set; }

    public partial int? M14 { get; set; }

    public partial int? M15 { get; set; }

    public partial int? M16 { get; set; }

    public partial int? M17 { get; set; }

    public partial int? M18 { get; set; }

    public partial int? M19 { get; set; }

    public partial int? M20 { get; set; }

    public partial int? M21 { get; set; }

    public partial int? M22 { get; set; }

    public partial int? M23 { get; set; }

    public partial int? M24 { get; set; }

    public partial int? M25 { get; set; }

    public partial int? M26 { get; set; }

    public partial int? M27 { get; set; }

    public partial int? M28 { get; set; }

    public partial int? M29 { get; set; }

    public partial int? M30 { get; set; }

    public partial int? M31 { get; set; }

    public partial int? M32 { get; set; }

    public partial int? M33 { get; set; }

    public partial int? M34 { get; set; }

    public partial int? M35 { get; set; }

    public partial int? M36 { get; set; }

    public partial int? M37 { get; set; }

    public partial int? M38 { get; set; }

    public partial int? M39 { get; set; }

    public partial int? M40 { get; set; }

    public partial int? M41 { get; set; }

    public partial int? M42 { get; set; }

    public partial int? M43 { get; set; }

    public partial int? M44 { get; set; }

    public partial int? M45 { get; set; }

    public partial int? M46 { get; set; }

    public partial int? M47 { get; set; }

    public partial int? M48 { get; set; }

    public partial int? M49 { get; set; }

    public partial int? M50 { get; set; }

    public partial int? M51 { get; set; }

    public partial int? M52 { get; set; }

    public partial int? M53 { get; set; }

    public partial int? M54 { get; set; }

    public partial int? M55 { get; set; }

    public partial int? M56 { get; set; }

    public partial int? M57 { get; set; }

    public partial int? M58 { get; set; }

    public partial int? M59 { get; set; }

    public partial int? M60 { get; set; }

    public partial int? M61 { get; set; }

    public partial int? M62 { get; set; }

    public partial int? M63 { get; set; }

    public partial int? M64 { get; set; }

    public partial int? M65 { get; set; }

    public partial int? M66 { get; set; }

    public partial int? M67 { get; set; }

    public partial int? M68 { get; set; }

    public partial int? M69 { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        for (int i = 0; i < 70; i++)
        {
            check.Trip<Many>($$"""{"m{{i}}":{{i}}}""");
            check.Trip<Many>($$"""{"m{{i}}":"{{i}}"}""");
        }

        // What came in another shape says nothing of the member whose bit it would share.
        check.Trip<Many>("""{"m5":5,"m69":"69"}""");
    }
}
