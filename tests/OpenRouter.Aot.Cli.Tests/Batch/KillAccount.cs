using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What happened between the start of a run and its death, as the service saw it.</summary>
/// <param name="before">The counters at its start.</param>
/// <param name="after">The counters when all that it had sent had ended.</param>
/// <param name="written">The successes that it had written.</param>
/// <param name="announcedAtStart">How many it had announced itself as sent before.</param>
/// <param name="width">How many it sent at once.</param>
internal sealed class KillAccount(SimulatorCounters before, SimulatorCounters after, long written, long announcedAtStart, int width)
{
    public long AnnouncedAtStart => announcedAtStart;

    /// <summary>
    /// The run after it must have announced what the service had answered and nobody has written, and no more than what may have been billed: those, what was left by the
    /// death or by a cut and not yet asked for again, and what its own announcement named and it had not reached. Those that had not arrived, or whose refusal had not been
    /// read, only the journal knows: at most as many as were on their way at once.
    /// </summary>
    /// <param name="announced">What the run after it has announced.</param>
    public void AssertTold(long announced)
    {
        long lost = after.Succeeded - before.Succeeded - written;
        long broken = after.Left - before.Left + after.Faults["cut"] - before.Faults["cut"];
        Assert.InRange(announced, lost, lost + broken + announcedAtStart + width);
    }
}
