namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>A way to post a body and to drop its answer. Safe for use by several threads.</summary>
internal interface IBareWay : IDisposable
{
    /// <summary>Posts a chat, and reads its answer to the end.</summary>
    /// <exception cref="InvalidOperationException">It was not answered well.</exception>
    public Task PostAsync(ReadOnlyMemory<byte> body);
}
