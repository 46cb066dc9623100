using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// One form for all JSON texts of the same value: no white space, members in ordinal order of their names, of a repeated name the last (as
/// most readers take it), numbers in their normal form, strings by their characters.
/// </summary>
internal static class CanonicalJson
{
    public static byte[] Of(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>(1_024);
        Write(output, value);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(output, value);
                break;
            case JsonValueKind.Array:
                output.Write("["u8);
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(output, item);
                    output.Write(","u8);
                }

                output.Write("]"u8);
                break;
            case JsonValueKind.String:
                WriteText(output, value);
                break;
            case JsonValueKind.Number:
                Encoding.ASCII.GetBytes(CanonicalNumber.Of(value.GetRawText()), output);
                break;
            default:
                Encoding.ASCII.GetBytes(value.GetRawText(), output);
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> output, JsonElement value)
    {
        SortedDictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in value.EnumerateObject()) members[NameOf(member)] = member.Value;
        output.Write("{"u8);
        foreach ((string name, JsonElement member) in members)
        {
            WriteText(output, name);
            Write(output, member);
        }

        output.Write("}"u8);
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("A member's name is not Unicode.");
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> output, JsonElement value)
    {
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair has no characters, so its escapes stand for it.
            text = value.GetRawText();
        }

        WriteText(output, text);
    }

    /// <summary>The length goes first, so that no text can look like the JSON around it.</summary>
    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        Encoding.ASCII.GetBytes($"\"{text.Length}:", output);
        Encoding.UTF8.GetBytes(text, output);
    }
}
