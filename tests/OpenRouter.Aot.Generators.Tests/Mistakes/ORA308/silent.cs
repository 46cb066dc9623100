using System.ComponentModel;

namespace OpenRouter.Aot.Cases.NoDescription;

public static partial class Tools
{
    [OpenRouterTool("a", "By the attribute")]
    public static void Attribute() { }

    [OpenRouterTool]
    [Description("By another")]
    public static void Another() { }

    /// <summary>By the documentation.</summary>
    [OpenRouterTool]
    public static void Documentation() { }

    /**
     * <summary>By the other kind of it.</summary>
     */
    [OpenRouterTool]
    public static void Block() { }
}
