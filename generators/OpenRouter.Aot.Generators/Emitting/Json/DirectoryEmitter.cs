using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the directory of all models, by which System.Text.Json finds them.</summary>
internal static class DirectoryEmitter
{
    public static string Emit(EquatableArray<string> models)
    {
        var writer = new SourceWriter();
        writer.Header("OpenRouter.Aot");
        writer.Open("partial class JsonModelBridge");
        writer.Open("private static partial global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? Find(global::System.Type type, global::System.Text.Json.JsonSerializerOptions options)");
        foreach (string model in models.OrderBy(model => model, StringComparer.Ordinal))
        {
            writer.Line($"if (type == typeof({model}))");
            writer.Under($"return Describe<{model}>(options);");
        }

        writer.Line("return null;");
        writer.Close();
        writer.Close();
        return writer.ToString();
    }
}
