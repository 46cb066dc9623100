using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>JSON that has not the shape that a schema asks for. <see cref="JsonException.Path"/> says where.</summary>
public sealed class SchemaMismatchException : JsonException
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What is there, and what is due.</param>
    /// <param name="path">Where, as <c>$.items[2].name</c>.</param>
    /// <param name="innerException">What it came from.</param>
    public SchemaMismatchException(string message, string path, Exception? innerException = null)
        : base(message, path, lineNumber: null, bytePositionInLine: null, innerException)
    {
    }
}
