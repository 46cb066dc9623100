namespace OpenRouter.Aot.Tests.Keys;

/// <summary>
/// No method in a file of the folder Keys, by its debug document, takes a monitor, a Lock, a SpinLock, a semaphore or a concurrent collection.
/// </summary>
public class LockFreeMetadataTests
{
    [Fact]
    public void No_method_of_the_keys_takes_a_lock()
    {
        using var scan = new LockScan(typeof(KeyRing).Assembly);

        IReadOnlyList<(string Method, string[] Locks)> methods = scan.Read(source => source.Contains("/OpenRouter.Aot/Keys/", StringComparison.Ordinal));

        Assert.True(methods.Count > 100, $"The test sees only {methods.Count} methods of the keys.");
        Assert.Contains(methods, one => one.Method == "KeyRoute.Pick");
        // Iterators and lambdas are methods too, of types that the compiler names.
        Assert.Contains(methods, one => one.Method.EndsWith(".MoveNext", StringComparison.Ordinal));
        Assert.Contains(methods, one => one.Method.StartsWith("<>c", StringComparison.Ordinal));
        Assert.Empty(methods.Where(one => one.Locks.Length > 0).Select(one => $"{one.Method} uses {string.Join(", ", one.Locks)}"));
    }

    [Fact]
    public void Every_file_of_the_folder_with_code_is_seen()
    {
        var seen = new HashSet<string>();
        using var scan = new LockScan(typeof(KeyRing).Assembly);
        scan.Read(source => source.Contains("/OpenRouter.Aot/Keys/", StringComparison.Ordinal) && seen.Add(Path.GetFileName(source)));

        IEnumerable<string> files = Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "src", "OpenRouter.Aot", "Keys"), "*.cs")
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("=> ", StringComparison.Ordinal) || text.Contains("return ", StringComparison.Ordinal)))
            .Select(Path.GetFileName)!;
        Assert.Empty(files.Except(seen));
    }

    [Fact]
    public void A_method_that_takes_a_lock_would_be_seen()
    {
        using var scan = new LockScan(typeof(TakesLocks).Assembly);

        IReadOnlyList<(string Method, string[] Locks)> methods = scan.Read(source => source.EndsWith("/TakesLocks.cs", StringComparison.Ordinal));

        string[] guilty =
        [
            "TakeMonitor", "TakeLock", "<TakeInLambda>b__", "<TakeInIterator>d__", "TakeSpinLock", "TakeSemaphore", "TakeCollection", "TakeGenericMethod",
            "TakeSynchronized",
        ];
        Assert.All(guilty, name => Assert.Contains(methods, one => one.Method.Contains(name, StringComparison.Ordinal) && one.Locks.Length > 0));
        Assert.Empty(methods.Single(one => one.Method.EndsWith(nameof(TakesLocks.TakeNone), StringComparison.Ordinal)).Locks);
        Assert.Equal(
            [
                "MethodImplOptions.Synchronized", "System.Collections.Concurrent.ConcurrentDictionary`2", "System.Collections.Concurrent.ConcurrentQueue`1",
                "System.Threading.Lock", "System.Threading.Monitor", "System.Threading.SemaphoreSlim", "System.Threading.SpinLock",
            ],
            methods.SelectMany(one => one.Locks).Distinct().Order(StringComparer.Ordinal));
    }
}
