using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>What a batch writes on its journal: whose it is, and with which flags that change what is asked.</summary>
/// <param name="Input">The whole path of the input.</param>
/// <param name="Flags">The flags, by name.</param>
internal sealed record BatchNote(string Input, IReadOnlyDictionary<string, string> Flags)
{
    public static BatchNote Of(BatchSettings settings) => new(Path.GetFullPath(settings.Input), settings.Flags);

    /// <summary>Reads a note; null where it is none of a batch.</summary>
    public static BatchNote? TryRead(string? text)
    {
        if (text is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var flags = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (JsonProperty flag in document.RootElement.GetProperty("flags").EnumerateObject())
                flags[flag.Name] = flag.Value.GetString() ?? "";
            return new BatchNote(document.RootElement.GetProperty("input").GetString() ?? "", flags);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>How the flags differ from those of another note; null where they do not.</summary>
    public string? DescribeDifference(BatchNote before)
    {
        string[] changes =
        [
            .. Flags.Keys.Union(before.Flags.Keys).Order(StringComparer.Ordinal).Where(name => Flags.GetValueOrDefault(name) != before.Flags.GetValueOrDefault(name))
                .Select(name => $"{name} was {before.Flags.GetValueOrDefault(name, "not given")}, is {Flags.GetValueOrDefault(name, "not given")}"),
        ];
        return changes.Length == 0 ? null : string.Join("; ", changes);
    }

    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
        {
            json.WriteStartObject();
            json.WriteString("input", Input);
            json.WriteStartObject("flags");
            foreach ((string name, string value) in Flags)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
