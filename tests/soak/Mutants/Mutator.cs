using System.Text;

namespace OpenRouter.Aot.Soak.Mutants;

/// <summary>Breaks a body in one to three places, in ways that a network, a proxy or a new version of the service may.</summary>
internal static class Mutator
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-0", "-1", "1.5", "1e999", "-1e-999", "99999999999999999999999999999999", "0.1234567890123456789012345678901234567890", "NaN", "Infinity", "-Infinity",
        "\"\"", "\"NaN\"", "\"12\"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "[null]", "[[]]", "{}", "{\"a\":{}}", "[1,\"a\",null,{}]", "\"2026-13-45T99:99:99Z\"",
    ];

    public static byte[] Mutate(byte[] body, Random random)
    {
        byte[] mutant = body;
        for (int times = random.Next(1, 4); times > 0 && mutant.Length > 0; times--)
            mutant = MutateOnce(mutant, random);
        return mutant;
    }

    private static byte[] MutateOnce(byte[] body, Random random)
    {
        int at = random.Next(body.Length);
        switch (random.Next(8))
        {
            case 0:
                return body[..at];
            case 1:
                return [.. body[..at], (byte)random.Next(256), .. body[(at + 1)..]];
            case 2:
                byte[] flipped = [.. body];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 3:
                int end = Math.Min(body.Length, at + random.Next(1, 40));
                return [.. body[..at], .. body[end..]];
            case 4:
                return Nest(body, at, random);
            case 5:
                return Duplicate(body, at, random);
            default:
                return Replace(body, at, random);
        }
    }

    /// <summary>Another value in the place of the next one after a colon.</summary>
    private static byte[] Replace(byte[] body, int at, Random random)
    {
        int colon = Array.IndexOf(body, (byte)':', at);
        if (colon < 0)
            return body;
        int end = EndOf(body, colon + 1);
        return [.. body[..(colon + 1)], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. body[end..]];
    }

    /// <summary>A member twice, the second time with another value.</summary>
    private static byte[] Duplicate(byte[] body, int at, Random random)
    {
        int colon = Array.IndexOf(body, (byte)':', at);
        if (colon < 2)
            return body;
        int start = Array.LastIndexOf(body, (byte)'"', Math.Max(0, colon - 2));
        if (start < 0)
            return body;
        int end = EndOf(body, colon + 1);
        return [.. body[..end], (byte)',', .. body[start..(colon + 1)], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. body[end..]];
    }

    /// <summary>The next value inside many arrays or objects.</summary>
    private static byte[] Nest(byte[] body, int at, Random random)
    {
        int colon = Array.IndexOf(body, (byte)':', at);
        if (colon < 0)
            return body;
        int depth = random.Next(1, 400), end = EndOf(body, colon + 1);
        string open = random.Next(2) == 0 ? "[" : "{\"a\":";
        string close = open == "[" ? "]" : "}";
        return
        [
            .. body[..(colon + 1)], .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(open, depth))), .. body[(colon + 1)..end],
            .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(close, depth))), .. body[end..],
        ];
    }

    // Roughly: to the next comma or bracket outside a string. A mutator need not be right.
    private static int EndOf(byte[] body, int at)
    {
        bool inString = false;
        for (; at < body.Length; at++)
        {
            if (body[at] == '"')
                inString = !inString;
            else if (!inString && body[at] is (byte)',' or (byte)'}' or (byte)']')
                return at;
        }

        return body.Length;
    }
}
