using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>How JSON is written: like the service, which leaves all text but quotes and control characters as it is.</summary>
internal static class JsonWriting
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
