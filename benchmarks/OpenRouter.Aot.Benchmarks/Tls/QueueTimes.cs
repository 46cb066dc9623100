using System.Diagnostics.Metrics;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// How long requests wait for a connection, or for a stream on one: the framework's own measure of it, <c>http.client.request.time_in_queue</c>. It is
/// recorded once a request has left the queue, and never for one that finds a connection free.
/// </summary>
internal sealed class QueueTimes : IDisposable
{
    private const string Meter = "System.Net.Http";
    private const string Instrument = "http.client.request.time_in_queue";

    private readonly MeterListener listener = new();
    private readonly List<double> seconds = [];

    public QueueTimes()
    {
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter && instrument.Name == Instrument)
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, measured, _, _) =>
        {
            lock (seconds)
                seconds.Add(measured);
        });
        listener.Start();
    }

    /// <summary>Takes what has been recorded since the last time, in milliseconds.</summary>
    public double[] Take()
    {
        lock (seconds)
        {
            double[] taken = [.. seconds.Select(one => one * 1000)];
            seconds.Clear();
            return taken;
        }
    }

    public void Dispose() => listener.Dispose();
}
