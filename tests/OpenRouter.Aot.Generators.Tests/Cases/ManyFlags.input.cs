using System.Text;

namespace OpenRouter.Aot.Cases.ManyFlags;

/// <summary>More flags than a word holds; a truth value's two never lie across its end.</summary>
[JsonModel]
public sealed partial class Many
{
    public partial bool? M0 { get; set; }

    public partial int? M1 { get; set; }

    public partial int? M2 { get; set; }

    public partial bool? M3 { get; set; }

    public partial int? M4 { get; set; }

    public partial int? M5 { get; set; }

    public partial bool? M6 { get; set; }

    public partial int? M7 { get; set; }

    public partial int? M8 { get; set; }

    public partial bool? M9 { get; set; }

    public partial int? M10 { get; set; }

    public partial int? M11 { get; set; }

    public partial bool? M12 { get; set; }

    public partial int? M13 { get; set; }

    public partial int? M14 { get; set; }

    public partial bool? M15 { get; set; }

    public partial int? M16 { get; set; }

    public partial int? M17 { get; set; }

    public partial bool? M18 { get; set; }

    public partial int? M19 { get; set; }

    public partial int? M20 { get; set; }

    public partial bool? M21 { get; set; }

    public partial int? M22 { get; set; }

    public partial int? M23 { get; set; }

    public partial bool? M24 { get; set; }

    public partial int? M25 { get; set; }

    public partial int? M26 { get; set; }

    public partial bool? M27 { get; set; }

    public partial int? M28 { get; set; }

    public partial int? M29 { get; set; }

    public partial bool? M30 { get; set; }

    public partial int? M31 { get; set; }

    public partial int? M32 { get; set; }

    public partial bool? M33 { get; set; }

    public partial int? M34 { get; set; }

    public partial int? M35 { get; set; }

    public partial bool? M36 { get; set; }

    public partial int? M37 { get; set; }

    public partial int? M38 { get; set; }

    public partial bool? M39 { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        var full = new StringBuilder("{");
        for (int i = 0; i < 40; i++)
        {
            string one = $"\"m{i}\":{(i % 3 == 0 ? (i % 2 == 0 ? "true" : "false") : i.ToString())}";
            check.Trip<Many>("{" + one + "}");
            full.Append(one).Append(i < 39 ? "," : "}");
        }

        check.Trip<Many>(full.ToString());
        check.Trip<Many>(full.ToString().Replace(":38", ":\"38\""), full.ToString().Replace("\"m38\":38,", "").Replace("}", ",\"m38\":\"38\"}"));
    }
}
