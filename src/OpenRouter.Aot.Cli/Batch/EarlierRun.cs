namespace OpenRouter.Aot.Cli;

/// <summary>What a run before has left in the output: the lines that stay, after the others and a torn end have been removed.</summary>
/// <param name="Done">The ids of the lines that stay.</param>
/// <param name="Failed">How many of them are failures of the request itself, which another attempt would not change.</param>
/// <param name="Retried">How many lines were removed because another attempt may succeed.</param>
internal sealed record EarlierRun(IReadOnlySet<LineId> Done, long Failed, long Retried)
{
    // The largest answer that the client takes is 256 MiB; escaped as a string it may double.
    private const int MaxLineBytes = 512 * 1024 * 1024;

    public static EarlierRun None { get; } = new(new HashSet<LineId>(), 0, 0);

    /// <summary>Reads an output, and rewrites it where something must go.</summary>
    /// <param name="path">The output.</param>
    /// <param name="ready">Called once it is known to be good, before it is changed.</param>
    /// <param name="ct">Cancels; the output is then as it was.</param>
    /// <exception cref="UsageException">It cannot be read, or it is no output of a batch.</exception>
    public static async Task<EarlierRun> CompactAsync(string path, Func<CancellationToken, Task> ready, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            await ready(ct);
            return None;
        }

        string temporary = path + ".tmp";
        try
        {
            EarlierRun kept;
            bool isChanged;
            using (var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
            using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                kept = await CopyAsync(path, input, output, ct);
                isChanged = output.Length != input.Length;
                // The rename must not reach the disk before the lines do.
                output.Flush(flushToDisk: true);
            }

            await ready(ct);
            if (isChanged)
                File.Move(temporary, path, overwrite: true);
            return kept;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be resumed: {exception.Message}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<EarlierRun> CopyAsync(string path, FileStream input, FileStream output, CancellationToken ct)
    {
        var done = new HashSet<LineId>();
        long failed = 0, retried = 0;
        using var lines = new LineReader(input, MaxLineBytes);
        while (await lines.ReadAsync(ct))
        {
            if (!ResultLine.TryRead(lines.Line, out string customId, out bool isFinal, out bool isFailure))
            {
                if (lines.Position == input.Length)
                    break;
                throw new UsageException($"{path}:{lines.Number}: no result of a batch. Is this the right file? Nothing was changed.");
            }

            if (!isFinal)
            {
                retried++;
                continue;
            }

            if (!done.Add(LineId.Of(customId)))
                continue;
            failed += isFailure ? 1 : 0;
            await output.WriteAsync(lines.Line, ct);
            output.WriteByte((byte)'\n');
        }

        return new EarlierRun(done, failed, retried);
    }
}
