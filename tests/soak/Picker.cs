using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Soak;

/// <summary>A thread that picks, holds, ends, copies and abandons leases, and counts what it did.</summary>
internal sealed class Picker(KeyRing ring, Ledger ledger, Copies copies, ulong seed)
{
    private const int MostHeld = 24;

    private readonly Chance chance = new(seed);
    private readonly KeyLease?[] held = new KeyLease?[MostHeld];
    private readonly Dictionary<PoolKey, Tally> tallies = [];
    private long picks;

    public long Picks => Volatile.Read(ref picks);

    public long Refusals { get; private set; }

    public long CopiesLate { get; private set; }

    public long Probes { get; private set; }

    public long AccountProbes { get; private set; }

    public IReadOnlyDictionary<PoolKey, Tally> Tallies => tallies;

    public void Run(long operations)
    {
        while (picks < operations && !ledger.IsBroken)
        {
            ulong draw = chance.Next();
            ref KeyLease? place = ref held[(int)(draw % MostHeld)];
            Return(ref place, draw >> 8);
            Take(ref place, draw >> 40);
        }

        for (int i = 0; i < held.Length; i++)
            Return(ref held[i], chance.Next());
    }

    private void Take(ref KeyLease? place, ulong draw)
    {
        string? group = SoakKeys.Groups[(int)(draw % (ulong)SoakKeys.Groups.Count)];
        KeyRoute route = ring.Route(group, isFreeModel: (draw & 0x700) == 0);
        KeySet excluded = default;
        if ((draw & 0xF800) == 0)
            excluded.Add(ring.Entries[(int)((draw >> 4) % 8)].Key);
        ulong session = (draw & 0xF0000) == 0 ? 1 + (draw % 50) : 0;

        long begun = ledger.Now, regrouping = ledger.Regrouping;
        if (!route.TryAcquire(excluded, session, out KeyLease lease))
        {
            Refusals++;
            Thread.Yield();
            return;
        }

        LeaseProbes? probes = SlotOf(ref lease)!.Probes;
        ledger.Check(lease, probes, group, begun, regrouping);
        Probes += probes?.OfKey is null ? 0 : 1;
        AccountProbes += probes?.OfAccount is null ? 0 : 1;
        TallyOf(lease.Key).Picks++;
        place = lease;
        Volatile.Write(ref picks, picks + 1);
    }

    /// <summary>Ends a lease, now and then against a copy of it that another thread has.</summary>
    private void Return(ref KeyLease? place, ulong draw)
    {
        if (place is not { } lease)
            return;
        place = null;
        if (draw % 16 == 0 && copies.Exchange((int)(draw >> 4) & 7, lease) is { } other)
            End(other, chance.Next());
        End(lease, draw >> 8);
    }

    private void End(in KeyLease lease, ulong draw)
    {
        Tally tally = TallyOf(lease.Key);
        if (draw % 32 == 0)
        {
            if (lease.Abandon())
                tally.Abandoned++;
            else
                CopiesLate++;
            return;
        }

        Verdict verdict = SoakVerdicts.Draw(draw >> 5, lease.Key);
        if (lease.Complete(verdict, latency: TimeSpan.FromTicks(1)))
            tally.Count(verdict);
        else
            CopiesLate++;
    }

    private Tally TallyOf(PoolKey key)
    {
        if (!tallies.TryGetValue(key, out Tally? tally))
            tallies.Add(key, tally = new Tally());
        return tally;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "slot")]
    private static extern ref LeaseSlot? SlotOf(ref KeyLease lease);
}
