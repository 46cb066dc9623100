using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>What the scan for locks must find: it is never run.</summary>
internal sealed class TakesLocks
{
    private readonly object monitor = new();
    private readonly Lock gate = new();
    private int value;

    public int TakeNone() => Interlocked.Increment(ref value);

    public void TakeMonitor()
    {
        lock (monitor)
            value++;
    }

    public void TakeLock()
    {
        lock (gate)
            value++;
    }

    public Action TakeInLambda() => () => Monitor.Enter(monitor);

    public IEnumerable<int> TakeInIterator()
    {
        lock (monitor)
            value++;
        yield return value;
    }

    public static void TakeSpinLock(ref SpinLock spin)
    {
        bool isTaken = false;
        spin.Enter(ref isTaken);
    }

    public static Task TakeSemaphore(SemaphoreSlim semaphore) => semaphore.WaitAsync();

    public static object TakeCollection() => new ConcurrentQueue<int>();

    public static int TakeGenericMethod(ConcurrentDictionary<int, int> all) => all.GetOrAdd(1, static (key, state) => key + state, 2);

    [MethodImpl(MethodImplOptions.Synchronized)]
    public void TakeSynchronized() => value++;
}
