using System.Collections.Frozen;

namespace OpenRouter.Aot.Simulator;

/// <summary>Counts attempts. One lock guards all figures, so that every snapshot adds up.</summary>
internal sealed class Tally
{
    public const string Unknown = "unknown";

    // A client may ask for any number of different models; their names must not fill the memory.
    private const int MostModels = 1_000;
    private const int LongestModel = 256;
    private const string OtherModels = "other";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Cell> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cell> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cell> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly Cell _all = new();
    private readonly HashSet<UInt128> _answered = [];
    private long _inFlight, _maxInFlight, _unmatched, _left, _connections, _openConnections, _repeated, _batches, _batchRequests;
    private decimal _cost;

    /// <summary>Lists names before anything happens, so that what saw no traffic shows as zero.</summary>
    public void List(IEnumerable<string> keys, IEnumerable<string> accounts, IEnumerable<string> faults)
    {
        lock (_gate)
        {
            foreach (string key in keys) CellOf(_keys, key);
            foreach (string account in accounts) CellOf(_accounts, account);
            foreach (string fault in faults) _faults.TryAdd(fault, 0);
        }
    }

    public Ticket Begin(string key, string account, string model)
    {
        lock (_gate)
        {
            bool listed = _models.ContainsKey(model) || (_models.Count < MostModels && model.Length <= LongestModel);
            var ticket = new Ticket(CellOf(_keys, key), CellOf(_accounts, account), CellOf(_models, listed ? model : OtherModels));
            ticket.Key.Attempts++;
            ticket.Account.Attempts++;
            ticket.Model.Attempts++;
            _all.Attempts++;
            _maxInFlight = Math.Max(_maxInFlight, ++_inFlight);
            return ticket;
        }
    }

    /// <summary>Ends an attempt. A success is counted for the model that answered, a failure for the one that was asked for.</summary>
    public void End(Ticket ticket, bool succeeded, decimal cost, bool left = false, string? fallback = null, UInt128? body = null)
    {
        lock (_gate)
        {
            if (succeeded && fallback is not null)
            {
                ticket.Model.Attempts--;
                ticket = ticket with { Model = CellOf(_models, fallback) };
                ticket.Model.Attempts++;
            }

            if (left) _left++;
            if (succeeded && body is { } hash && !_answered.Add(hash)) _repeated++;
            foreach (Cell cell in (ReadOnlySpan<Cell>)[ticket.Key, ticket.Account, ticket.Model, _all])
            {
                if (succeeded) cell.Succeeded++;
                else cell.Failed++;
            }

            _inFlight--;
            _cost += cost;
        }
    }

    public void ConnectionOpened()
    {
        lock (_gate)
        {
            _connections++;
            _openConnections++;
        }
    }

    public void ConnectionClosed()
    {
        lock (_gate) _openConnections--;
    }

    public void FaultFired(string name)
    {
        lock (_gate) _faults[name] = _faults.GetValueOrDefault(name) + 1;
    }

    public void BatchStored(int requests, decimal cost)
    {
        lock (_gate)
        {
            _batches++;
            _batchRequests += requests;
            _cost += cost;
        }
    }

    public void Unmatched()
    {
        lock (_gate) _unmatched++;
    }

    public SimulatorCounters Snapshot()
    {
        lock (_gate)
        {
            return new SimulatorCounters
            {
                Attempts = _all.Attempts,
                Succeeded = _all.Succeeded,
                Failed = _all.Failed,
                InFlight = _inFlight,
                MaxInFlight = _maxInFlight,
                Left = _left,
                Connections = _connections,
                OpenConnections = _openConnections,
                Unmatched = _unmatched,
                Repeated = _repeated,
                Batches = _batches,
                BatchRequests = _batchRequests,
                CostUsd = (double)_cost,
                Keys = Freeze(_keys),
                Models = Freeze(_models),
                Accounts = Freeze(_accounts),
                Faults = _faults.ToFrozenDictionary(StringComparer.Ordinal),
            };
        }
    }

    private static Cell CellOf(Dictionary<string, Cell> cells, string name)
    {
        if (!cells.TryGetValue(name, out Cell? cell)) cells.Add(name, cell = new Cell());
        return cell;
    }

    private static FrozenDictionary<string, AttemptCounters> Freeze(Dictionary<string, Cell> cells) => cells.ToFrozenDictionary(
        pair => pair.Key, pair => new AttemptCounters(pair.Value.Attempts, pair.Value.Succeeded, pair.Value.Failed), StringComparer.Ordinal);

    /// <summary>Where one attempt is counted.</summary>
    public readonly record struct Ticket(Cell Key, Cell Account, Cell Model);

    public sealed class Cell
    {
        public long Attempts { get; set; }

        public long Succeeded { get; set; }

        public long Failed { get; set; }
    }
}
