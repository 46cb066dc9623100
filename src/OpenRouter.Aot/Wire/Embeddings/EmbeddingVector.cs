using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenRouter.Aot.Embeddings;

/// <summary>One vector.</summary>
[JsonModel]
public sealed partial class EmbeddingVector
{
    /// <summary>The kind of object, an embedding.</summary>
    public partial ObjectKind? Object { get; set; }

    /// <summary>The vector as it was sent; <see cref="ToArray"/> reads either form.</summary>
    public partial EmbeddingNumbers? Embedding { get; set; }

    /// <summary>Which item of the input it belongs to, from 0.</summary>
    public partial int? Index { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The vector's numbers; none where there is no vector. Each call makes a new array.</summary>
    /// <exception cref="FormatException">It came as something else than numbers, or the base64 of 32-bit numbers.</exception>
    public float[] ToArray() => Embedding switch
    {
        { List: { } numbers } => Narrow(numbers),
        { Base64: { } text } => Decode(text),
        { Raw: { } json } => Parse(json),
        _ => [],
    };

    private static float[] Narrow(IReadOnlyList<double> numbers)
    {
        var vector = new float[numbers.Count];
        for (int i = 0; i < vector.Length; i++)
            vector[i] = (float)numbers[i];
        return vector;
    }

    // Numbers with more digits than a double has, or in texts.
    private static float[] Parse(RawJson json)
    {
        var reader = new JsonReader(json.Utf8, JsonScratch.OfThread(JsonLimits.Default));
        if (!reader.TryBeginArray())
            throw new FormatException($"The vector is no list of numbers but {json.Kind}.");
        var vector = new List<float>();
        while (reader.NextItem())
        {
            reader.Read(out double? number);
            vector.Add((float?)number ?? throw new FormatException($"Number {vector.Count} of the vector is none."));
        }

        return [.. vector];
    }

    private static float[] Decode(string text)
    {
        byte[] bytes = Convert.FromBase64String(text);
        if (bytes.Length % sizeof(float) != 0)
            throw new FormatException($"The vector has {bytes.Length} bytes, which are no 32-bit numbers.");
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        var vector = new float[bytes.Length / sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        return vector;
    }
}
