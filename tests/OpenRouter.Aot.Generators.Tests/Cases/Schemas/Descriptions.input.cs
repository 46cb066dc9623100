using System.ComponentModel;

namespace OpenRouter.Aot.Cases.Schemas.Descriptions;

/// <summary>
/// All of <see cref="System.String"/>, <paramref name="A"/> &amp; <c>code</c>,
/// in two lines &lt;and&gt; <see langword="null"/>.
/// <para>A paragraph.</para> "Quoted", and a \ as well; 😀.
/// </summary>
/// <param name="A">By the <b>parameter</b>.</param>
/// <param name="B">Not this.</param>
/// <param name="C">Nor this.</param>
/// <param name="D"></param>
[OpenRouterSchema]
public sealed partial record Documented(string A, [property: Description("By the attribute")] string B, [Description("Of the parameter")] string C, string D)
{
    /// <summary>By the <see cref="Documented.E"/> property.</summary>
    /// <remarks>Not this.</remarks>
    public string? E { get; init; }

    /**
     * <summary>In a block,
     * of two lines.</summary>
     */
    public string? F { get; init; }

    // Not this.
    public string? G { get; init; }

    //// <summary>Nor this.</summary>
    public string? H { get; init; }
}

[OpenRouterSchema]
[Description("By the attribute")]
public partial class ByAttribute
{
    /// <summary>Whatever.</summary>
    public ByOwn? Own { get; set; }
}

/// <summary>By the documentation.</summary>
/// <param name="number">Of a parameter.</param>
[OpenRouterSchema(Description = "By our own attribute")]
public partial class ByOwn(int number)
{
    public int Number => number;
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Same("All of String, A & code, in two lines <and> null. A paragraph. \"Quoted\", and a \\ as well; 😀.", Documented.JsonSchema.Description);
        check.Same("By the attribute", ByAttribute.JsonSchema.Description);
        check.Same("By our own attribute", ByOwn.JsonSchema.Description);
        check.Same(true, Documented.JsonSchema.ToString().Contains("\"description\":\"By the E property.\"", System.StringComparison.Ordinal));
    }
}
