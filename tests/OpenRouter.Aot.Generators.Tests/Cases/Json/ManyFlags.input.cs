using System.Text;

namespace OpenRouter.Aot.Cases.ManyFlags;

/// <summary>More flags than a word holds; a truth value's two never lie across its end.</summary>
[JsonModel]
public sealed partial class Many
{
    public partial int? M0 { get; set; }

    public partial bool? M1 { get; set; }

    public partial int? M2 { get; set; }

    public partial bool? M3 { get; set; }

    public partial int? M4 { get; set; }

    public partial bool? M5 { get; set; }

    public partial int? M6 { get; set; }

    public partial bool? M7 { get; set; }

    public partial int? M8 { get; set; }

    public partial bool? M9 { get; set; }

    public partial int? M10 { get; set; }

    public partial bool? M11 { get; set; }

    public partial int? M12 { get; set; }

    public partial bool? M13 { get; set; }

    public partial int? M14 { get; set; }

    public partial bool? M15 { get; set; }

    public partial int? M16 { get; set; }

    public partial bool? M17 { get; set; }

    public partial int? M18 { get; set; }

    public partial bool? M19 { get; set; }

    public partial int? M20 { get; set; }

    public partial bool? M21 { get; set; }

    public partial int? M22 { get; set; }

    public partial bool? M23 { get; set; }

    public partial int? M24 { get; set; }

    public partial bool? M25 { get; set; }

    public partial int? M26 { get; set; }

    public partial bool? M27 { get; set; }

    public partial int? M28 { get; set; }

    public partial bool? M29 { get; set; }

    public partial int? M30 { get; set; }

    public partial bool? M31 { get; set; }

    public partial int? M32 { get; set; }

    public partial bool? M33 { get; set; }

    public partial int? M34 { get; set; }

    public partial bool? M35 { get; set; }

    public partial int? M36 { get; set; }

    public partial bool? M37 { get; set; }

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
            string one = $"\"m{i}\":{(i % 2 == 0 ? i.ToString() : i % 4 == 1 ? "false" : "true")}";
            check.Trip<Many>("{" + one + "}");
            full.Append(one).Append(i < 39 ? "," : "}");
        }

        check.Trip<Many>(full.ToString());
        check.Trip<Many>(full.ToString().Replace(":38", ":\"38\""), full.ToString().Replace("\"m38\":38,", "").Replace("}", ",\"m38\":\"38\"}"));
    }
}
