namespace OpenRouter.Aot.Cases.NameTaken;

[OpenRouterSchema]
public partial record Taken(string JsonSchema);

[OpenRouterSchema]
public partial class Method
{
    public int Number { get; set; }

    public static void JsonSchema() { }
}
