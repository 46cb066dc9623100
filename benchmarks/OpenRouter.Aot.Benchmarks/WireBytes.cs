using System.Collections;
using System.Reflection;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// Of the bytes that reading a payload allocates, those of the strings that a caller gets and those beyond them. A string is allocated where two readings
/// give two of it.
/// </summary>
internal static class WireBytes
{
    public static void Print()
    {
        Console.WriteLine("| payload | B, STJ | of it strings | beyond | B | of it strings | beyond | share of what is beyond |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (WirePayload payload in Enum.GetValues<WirePayload>())
        {
            var work = new WireReadWork(payload);
            (long all, long strings) = Measure(work.StjSourceGenerated);
            (long ours, long ourStrings) = Measure(work.Generated);
            Console.WriteLine(
                $"| {payload} | {all:N0} | {strings:N0} | {all - strings:N0} | {ours:N0} | {ourStrings:N0} | {ours - ourStrings:N0} | {(double)(ours - ourStrings) / (all - strings):P0} |");
        }
    }

    private static (long All, long Strings) Measure(Func<object> read)
    {
        for (int i = 0; i < 200; i++)
            read();
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            read();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        var first = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var second = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Collect(read(), first);
        Collect(read(), second);
        return (least, second.OfType<string>().Where(text => !first.Contains(text)).Sum(text => (22L + (2L * text.Length) + 7) / 8 * 8));
    }

    private static void Collect(object? value, HashSet<object> seen)
    {
        if (value is null || value.GetType().IsPrimitive || !seen.Add(value) || value is string)
            return;
        if (value is IEnumerable list)
        {
            foreach (object? item in list)
                Collect(item, seen);
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                    Collect(field.GetValue(value), seen);
            }
        }
    }
}
