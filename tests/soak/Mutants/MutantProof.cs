using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Soak.Mutants;

/// <summary>
/// Feeds broken bodies to the reader of every type: a value or a <see cref="JsonException"/>, nothing else. It refuses what the run-time's own reader
/// refuses, and nothing more but what is beyond the limits; what was read is written as valid JSON that settles.
/// </summary>
internal sealed class MutantProof(ulong seed, long count)
{
    private readonly IReadOnlyList<WireReader> readers = WireReader.LoadAll();
    private readonly IReadOnlyList<byte[]> bodies = Bodies.Load(FindRecordings());
    private readonly List<string> violations = [];
    private long read;
    private long refused;
    private long beyond;

    public int Run()
    {
        Console.Error.WriteLine($"seed {seed}, {count:N0} mutants of {bodies.Count:N0} bodies, {readers.Count} types");
        var clock = Stopwatch.StartNew();
        for (long i = 0; i < count && violations.Count < 20; i++)
        {
            var random = new Random(HashCode.Combine(seed, i));
            byte[] mutant = Mutator.Mutate(bodies[random.Next(bodies.Count)], random);
            Try(i, mutant, random);
        }

        string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
        Console.WriteLine($"Seed {seed}: {Text(count)} mutants of {Text(bodies.Count)} bodies, {readers.Count} types, {clock.Elapsed.TotalSeconds:F0} s.");
        Console.WriteLine($"Read {Text(read)}, refused {Text(refused)}, beyond the limits {Text(beyond)}, violations {Text(violations.Count)}.");
        foreach (string violation in violations)
            Console.Error.WriteLine(violation);
        return violations.Count == 0 ? 0 : 1;
    }

    private void Try(long number, byte[] mutant, Random random)
    {
        bool isObject = OracleReads(mutant);
        // Each body meets a few types of all, and of wrong ones most: a reader must not care.
        for (int turn = 0; turn < 4; turn++)
        {
            WireReader reader = readers[random.Next(readers.Count)];
            try
            {
                object value = reader.Read(mutant);
                read++;
                if (!isObject)
                    Note(number, reader, "was read, though it is no JSON object", mutant);
                CheckWriting(number, reader, value, mutant);
            }
            catch (JsonTooLargeException)
            {
                beyond++;
            }
            catch (JsonException exception)
            {
                refused++;
                if (isObject)
                    Note(number, reader, "was refused, though it is a JSON object: " + exception.Message, mutant);
            }
            catch (Exception exception) when (exception is not JsonException)
            {
                Note(number, reader, $"ended in {exception.GetType().Name}: {exception.Message} {exception.StackTrace}", mutant);
            }
        }
    }

    private void CheckWriting(long number, WireReader reader, object value, byte[] mutant)
    {
        byte[] written = reader.Write(value);
        if (!OracleReads(written))
            Note(number, reader, "was written back as " + Encoding.UTF8.GetString(written) + ", which is no JSON", mutant);
        else
            CheckSettling(number, reader, reader.Write(reader.Read(written)), mutant);
    }

    // Of a member that came twice the last counts, and writing may put the other last: so it is the second writing that must be the last word.
    private void CheckSettling(long number, WireReader reader, byte[] second, byte[] mutant)
    {
        byte[] third = reader.Write(reader.Read(second));
        if (!third.AsSpan().SequenceEqual(second))
            Note(number, reader, $"was written as {Encoding.UTF8.GetString(second)} and then as {Encoding.UTF8.GetString(third)}", mutant);
    }

    private void Note(long number, WireReader reader, string what, byte[] mutant) =>
        violations.Add($"seed {seed}, mutant {number}, {reader.Name}: {what}\n  {Encoding.UTF8.GetString(mutant)}");

    private static bool OracleReads(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 4096 });
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
            }

            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? FindRecordings()
    {
        if (Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "recordings");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
