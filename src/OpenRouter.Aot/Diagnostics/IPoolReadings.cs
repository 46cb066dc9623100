using System.Diagnostics.Metrics;

namespace OpenRouter.Aot;

/// <summary>What is read of a client's pool when somebody collects metrics. Nothing is counted for it that is not counted anyway.</summary>
internal interface IPoolReadings
{
    public IEnumerable<Measurement<long>> GetPicks();

    public IEnumerable<Measurement<long>> GetInFlight();

    public IEnumerable<Measurement<long>> GetKeys();

    public IEnumerable<Measurement<long>> GetBenched();

    public IEnumerable<Measurement<long>> GetWaiting();

    public IEnumerable<Measurement<double>> GetRetryBudget();

    public IEnumerable<Measurement<double>> GetRemainingLimits();

    public IEnumerable<Measurement<double>> GetExpiries();

    public IEnumerable<Measurement<double>> GetCredits();
}
