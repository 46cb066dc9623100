using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes the code that reads and writes one value.</summary>
internal static class ValueEmitter
{
    /// <summary>Writes the code that writes a value that is there.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">Its type.</param>
    /// <param name="source">The expression that holds it.</param>
    public static void Write(SourceWriter writer, ValueSpec value, string source)
    {
        switch (value.Kind)
        {
            case ValueKind.DecimalText:
                writer.Line($"writer.Text({source});");
                break;
            case ValueKind.Raw:
                writer.Line($"writer.Raw({source}.Utf8);");
                break;
            case ValueKind.Model:
                writer.Line($"{source}.Write(ref writer);");
                break;
            case ValueKind.OpenEnum:
                writer.Line($"writer.Value({source}.Value);");
                break;
            case ValueKind.Union:
                writer.Line($"{value.Type}.Write(ref writer, {source}.Alternative);");
                break;
            case ValueKind.List or ValueKind.GrowingList:
                // By index: the enumerator of an interface would be garbage.
                string index = source.StartsWith("held", StringComparison.Ordinal) ? "i" : "j";
                string item = index == "i" ? "item" : "inner";
                writer.Line("writer.BeginArray();");
                writer.Open($"for (int {index} = 0; {index} < {source}.Count; {index}++)");
                writer.Line($"{value.Item!.Type} {item} = {source}[{index}];");
                Write(writer, value.Item, item);
                writer.Close();
                writer.Line("writer.EndArray();");
                break;
            case ValueKind.Map:
                writer.Line("writer.BeginObject();");
                writer.Open($"foreach (global::System.Collections.Generic.KeyValuePair<string, {value.Item!.Type}> pair in {source})");
                writer.Line("writer.Name(pair.Key);");
                Write(writer, value.Item, "pair.Value");
                writer.Close();
                writer.Line("writer.EndObject();");
                break;
            default:
                writer.Line($"writer.Value({source});");
                break;
        }
    }

    /// <summary>The beginning of the call that reads an array of a type.</summary>
    public static string ReadArray(ValueSpec item) => item.Kind switch
    {
        ValueKind.Union or ValueKind.OpenEnum => $"{item.Type}.Read(ref reader, ",
        ValueKind.Model => $"reader.ReadModels<{item.Type}>({item.Type}.ReadNext, ",
        _ => "reader.Read(",
    };

    /// <summary>The type of the array that is read.</summary>
    public static string ArrayType(ValueSpec item) => item.Kind switch
    {
        ValueKind.List or ValueKind.GrowingList => ArrayType(item.Item!) + "[]",
        _ => item.Type + "[]",
    };

    /// <summary>The expression that makes a list out of the array that was read.</summary>
    public static string ToList(ValueSpec list, string array) =>
        list.Kind == ValueKind.GrowingList ? $"new global::System.Collections.Generic.List<{list.Item!.Type}>({array})" : array;
}
