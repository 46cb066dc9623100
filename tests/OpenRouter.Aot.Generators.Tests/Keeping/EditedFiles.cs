namespace OpenRouter.Aot.Generators.Tests.Keeping;

/// <summary>A program whose generated files hang on each other's files in every way that we know of.</summary>
internal static class EditedFiles
{
    public static IReadOnlyList<EditedFile> All { get; } =
    [
        new("Usings.cs", """
            global using System; global using System.Collections.Generic; global using System.ComponentModel; global using System.ComponentModel.DataAnnotations;
            global using System.Text.Json.Serialization; global using System.Threading; global using System.Threading.Tasks; global using OpenRouter.Aot;
            global using «static Demo.Constants¦static Demo.OtherConstants»;
            global using Level = Demo.«Grade¦Mood»;
            """),
        new("Constants.cs", """
            namespace Demo;
            public static class Constants
            {
                public const string Chat = «"openai/gpt-5"¦"openai/gpt-5-mini"¦Roots.Slug¦nameof(Roots)¦$"{Roots.Slug}-x"»;
                public const int Most = «10¦20¦Roots.Count¦(int)Grade.High¦Roots.Count + (int)Mood.Calm»;
                public static readonly int Other = «1¦2»;
                public «static readonly¦const» string Word = "word";
                public static int Count() { «return 1;¦return 2;¦int y = 0; return y;» }
            }
            """),
        new("OtherConstants.cs", "namespace Demo; public static class OtherConstants { public const string Chat = \"x-ai/«grok-4¦grok-5»\"; public const int Most = 77; public const string Word = \"other\"; }"),
        new("Roots.cs", "namespace Demo; public static class Roots { public const string Slug = \"a/«one¦two»\"; public const int Count = «30¦40»; public static int F = «3¦4»; int G() => «5¦6»; }"),
        // Nearer than the global using's.
        new("Nearer.cs", "namespace Demo.Inner; public static class Roots { public const int Count = 5; } public enum Grade { Inside } public static class Constants { public const int Most = 4; }", isThereFirst: false),
        new("Grade.cs", """
            namespace Demo;
            «¦[Flags]»
            public enum Grade
            {
                [JsonStringEnumMemberName("«low¦lowest»")] Low «¦= 3»,
                «¦Middle,» High = «7¦8¦Roots.Count»,
            }
            public enum Mood { Calm = «1¦2», «Happy¦Sad» }
            """),
        new("Base.cs", """
            namespace Demo;
            /// <summary>A base.</summary>
            public abstract class Base
            {
                /// <summary>«What all have.¦What everybody has.»</summary>
                [«Range(1, 5)¦Range(1, 6)¦Range(1, Constants.Most)»] public int Shared { get; set; } «¦= 3;»
                «¦public static string JsonSchema => "";»
                public string Computed { get { «return "";¦return field ?? "";» } }
                «¦#nullable disable»
                public string Text { get; set; } = «""¦"text"¦null!¦Constants.Chat»;
            }
            """),
        new("Place.cs", """
            «¦#define OWN»
            namespace Demo.Inner;
            «¦// A comment
            »
            /// <summary>«A place.¦Another place.»</summary>
            /// <param name="Name">«Its name¦What it is called»</param>
            [OpenRouterSchema«¦(Name = "place")¦(Description = "Said")¦(Name = Constants.Chat)»]
            public «partial ¦»record Place([property: StringLength(«80¦Constants.Most»)] string Name, Level Level = «default¦Level.High»)
            {
                /// <summary>«Parts.¦Pieces.»</summary>
                public IReadOnlyList<Part«¦?»>? Parts { get; init; }
            #if «OWN¦SYMBOL¦!OWN»
                public int Conditional { get; set; }
            #endif
                [Range(0, «9¦Constants.Most¦Roots.Count»)] public int Number { get; init; } = «1¦2¦Constants.Most»;
                «public string Describe() => "a";¦public string Describe() { return "b"; }¦public string Describe() { /* } */ return Name; }»
            }
            """),
        new("Place.More.cs", "namespace Demo.Inner; /// <summary>More.</summary>\npartial record Place { «¦/// <summary>One more.</summary>\n»public string? More { get; «set¦init»; } int H() => «1¦2»; }", isThereFirst: false),
        new("Part.cs", """
            namespace Demo.Inner;
            /// <summary>«A part.¦A piece.»</summary>
            [«OpenRouterSchema¦Obsolete»]
            public partial class Part : Base
            {
            «¦#nullable disable
            »    /// <summary>«Its text.¦What stands in it.»</summary>
                public «string¦int¦Place» Value { get; set; } «¦= default!;»
                public Leaf? Leaf { get; set; }
                public void Act() { «¦int x = 1;¦
            #nullable disable
                » }
                public string «Last¦Final» { get; init; }
            }
            """),
        new("Leaf.cs", "namespace Demo.Inner; /// <summary>«A leaf.¦A sheet.»</summary>\n[OpenRouterSchema] public partial record Leaf([property: AllowedValues(\"a\"), Description(\"«Green¦Red»\")] string Color, [property: JsonPropertyName(\"«size¦width»\")] int Size, Mood Mood) { int G() => «1¦2»; }"),
        new("Tools.cs", """
            namespace Demo;
            public «static ¦»partial class Tools
            {
                /// <summary>«Finds¦Seeks» a place.</summary>
                [OpenRouterTool«¦("seek")¦("seek", "Said")¦(IsReadOnly = true)»]
                public static async Task<Inner.Place> FindAsync([Description("«one¦two»")] string name, int most = «10¦Constants.Most», CancellationToken ct = default)
                {
                    «await Task.Yield();¦await Task.Delay(1);»
                    return null!;
                }
                «¦public static int All => 1;»
            }
            """),
        new("Tools.More.cs", """
            namespace Demo;
            partial class Tools
            {
                «¦[OpenRouterTool("first", "First")] public static void First() { }»
                [OpenRouterTool("more", Constants.Word)] public static string «Compare¦Order»(Inner.Leaf first, List<Inner.Part> others) => «""¦"a"»;
            }
            """),
        new("Tools.Last.cs", "namespace Demo; partial class Tools { [OpenRouterTool(\"last\", \"Last\")] public static Verdict Judge(Only only) => default; }"),
        // Each is read for nothing else.
        new("Verdict.cs", "namespace Demo; public enum Verdict { [JsonStringEnumMemberName(\"«yes¦aye»\")] Yes, No }"),
        new("Only.cs", "namespace Demo; [OpenRouterSchema] public partial record Only([property: Description(\"«One¦Single»\")] string Text);"),
        new("Pool.cs", """
            namespace Demo;
            [OpenRouterKeyPool(CooldownSeconds = «60¦30¦Constants.Most»)]
            [OpenRouterKey("main", EnvironmentVariable = "«A¦B»", Weight = 2)]
            [OpenRouterModel("chat", Constants.Chat, «"x/y"¦Chat»)]
            public static partial class Pool { static int F() { «return 1;¦return 2;» } }
            """),
        new("Pool.More.cs", "namespace Demo; [OpenRouterKey(\"«spare¦other»\", File = \"f\")] static partial class Pool { static int G() => «1¦2»; }"),
        new("Plain.cs", "namespace Demo; «¦[assembly: System.Reflection.AssemblyTitle(\"t\")]» class Plain { int f = «1¦2»; int M() { «return 1;¦return 2;¦return» } } «¦#pragma warning disable»"),
        // As one declares them for an older framework.
        new("Description.cs", "namespace «System.ComponentModel¦Demo.Inner» { public class DescriptionAttribute(string text = \"«x¦y»\") : System.Attribute { public string Text => text; } }", isThereFirst: false),
        new("Allowed.cs", """
            namespace System.ComponentModel.DataAnnotations
            {
                public class AllowedValuesAttribute : Attribute
                {
                    [System.Runtime.CompilerServices.OverloadResolutionPriority(«0¦1»)] public AllowedValuesAttribute(params object[] values) { }
                    public AllowedValuesAttribute(object value) { }
                }
            }
            """),
    ];
}
