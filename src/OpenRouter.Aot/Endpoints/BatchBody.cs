using System.Buffers;
using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>Writes what is submitted as a batch. The service reads the requests while they arrive, so what they are for comes first.</summary>
internal static class BatchBody
{
    private const int FirstBytes = 64 * 1024;

    /// <exception cref="ArgumentException">There are no requests, or one lacks an id or a body, or has the id of another.</exception>
    public static ReadOnlyMemory<byte> Write(BatchTarget endpoint, string model, IEnumerable<BatchRequest> requests)
    {
        var output = new ArrayBufferWriter<byte>(FirstBytes);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var writer = new JsonWriter(output);
        writer.BeginObject();
        writer.Name("\"endpoint\":"u8);
        writer.Value(endpoint.Value);
        writer.Name("\"model\":"u8);
        writer.Value(model);
        writer.Name("\"requests\":"u8);
        writer.BeginArray();
        foreach ((string id, ReadOnlyMemory<byte> body) in requests)
        {
            Check(id, body, ids);
            writer.BeginObject();
            writer.Name("\"custom_id\":"u8);
            writer.Value(id);
            writer.Name("\"body\":"u8);
            writer.Raw(body.Span);
            writer.EndObject();
        }

        writer.EndArray();
        writer.EndObject();
        writer.Flush();
        return ids.Count > 0 ? output.WrittenMemory : throw new ArgumentException("A batch needs a request.", nameof(requests));
    }

    // One mistake would reject all of the batch, after all of it was sent.
    private static void Check(string id, ReadOnlyMemory<byte> body, HashSet<string> ids)
    {
        if (string.IsNullOrEmpty(id))
            throw new ArgumentException($"Request {ids.Count + 1} of the batch has no id.");
        if (body.IsEmpty)
            throw new ArgumentException($"The request '{id}' of the batch has no body.");
        if (!ids.Add(id))
            throw new ArgumentException($"Two requests of the batch have the id '{id}', and their results could not be told apart.");
    }
}
