namespace OpenRouter.Aot.Simulator;

/// <summary>A recorded answer.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers with their lines, without those of the connection and the transfer.</param>
/// <param name="Body">The body as it was on the wire, decoded.</param>
/// <param name="IsGood">Whether it is a good answer: a 2xx without an error in it.</param>
internal sealed record Recording(string File, int Status, IReadOnlyList<KeyValuePair<string, string[]>> Headers, byte[] Body, bool IsGood);
