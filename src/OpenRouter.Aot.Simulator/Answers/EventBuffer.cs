using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Server-sent events on their way to the client.</summary>
internal sealed class EventBuffer : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1_024);
    private readonly Utf8JsonWriter _json;

    public EventBuffer() => _json = new Utf8JsonWriter(_bytes, JsonWriting.Options);

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public Utf8JsonWriter Begin(string? name = null)
    {
        if (name is not null)
        {
            _bytes.Write("event: "u8);
            Encoding.UTF8.GetBytes(name, _bytes);
            _bytes.Write("\n"u8);
        }

        _bytes.Write("data: "u8);
        _json.Reset(_bytes);
        return _json;
    }

    public void End()
    {
        _json.Flush();
        _bytes.Write("\n\n"u8);
    }

    public void Comment() => _bytes.Write(": OPENROUTER PROCESSING\n\n"u8);

    public void Done() => _bytes.Write("data: [DONE]\n\n"u8);

    public void Clear() => _bytes.ResetWrittenCount();

    public void Dispose() => _json.Dispose();
}
