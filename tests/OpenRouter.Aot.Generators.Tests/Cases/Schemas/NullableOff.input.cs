#nullable disable
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.Schemas.NullableOff;

[OpenRouterSchema]
public partial record Plain(string Text, int? Number, List<string> Texts, Plain Next);

[OpenRouterSchema]
public partial class Outer
{
    public string Text { get; set; }

    public Outer[] Others { get; set; } = System.Array.Empty<Outer>();
}

public static partial class Tools
{
    [OpenRouterTool("echo", "Echoes")]
    public static Task<string> Echo(string text, string other = null) => Task.FromResult(text + other);
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Mismatch("$ lacks 'texts', 'next'.", "$", () => Plain.JsonSchema.Read("""{"text":"a"}"""));
        check.Trip(Outer.JsonSchema, """{"text":"a","others":[]}""");
        check.Same("""{"text":null,"others":null}""", Outer.JsonSchema.ToJson(new Outer { Others = null }).ToString());
        check.Same("a", check.Call(Tools.All, "echo", """{"text":"a"}"""));
        check.Same("ab", check.Call(Tools.All, "echo", """{"text":"a","other":"b"}"""));
    }
}
