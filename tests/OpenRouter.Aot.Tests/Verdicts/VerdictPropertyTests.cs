using System.Text;
using CsCheck;
using static OpenRouter.Aot.Tests.Verdicts.VerdictDescription;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>What holds for the verdict on any answer whatever, well-formed or not.</summary>
public class VerdictPropertyTests
{
    private static readonly Gen<string> Word = Choose.From(
        "error", "message", "code", "metadata", "raw", "choices", "delta", "finish_reason", "content", "usage", "completion_tokens", "type", "response",
        "status", "headers", "retry_after_seconds", "X-RateLimit-Reset", "resets_at", "limit_source", "openrouter_credits", "provider_name", "is_byok",
        "error_type", "provider_overloaded", "stop", "incomplete", "429", "free-models-per-day", "Key limit exceeded (weekly limit)", "No endpoints found",
        "No endpoints found matching your data policy", "not allowed", "can only afford", "region", "1767355260000", "2026-01-02T12:00:30Z", "\\ud83d", "\\u0000\\n", "\\ud83d\\ude00", "");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Word.Select(word => $"\"{word}\""), Gen.Int[-1, 600].Select(number => $"{number}"), Gen.Double.Select(number => $"{(double.IsFinite(number) ? number : 0):R}"),
        Choose.From("null", "true", "false", "{}", "[]", "1e400", "\"" + new string('x', 9000) + "\""));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth >= 4 ? Scalar : Gen.Frequency(
        (2, Scalar),
        (1, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")),
        (4, Gen.Select(Word, inner).Array[0, 5].Select(members => $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}"))));

    private static readonly Gen<string> Error = Gen.Select(Scalar, Word, Json).Select(
        (code, message, metadata) => $"{{\"error\":{{\"code\":{code},\"message\":\"{message}\",\"metadata\":{metadata}}}}}");

    private static readonly Gen<byte[]> Body = Gen.Frequency(
        (4, Json.Select(Encoding.UTF8.GetBytes)),
        (6, Error.Select(Encoding.UTF8.GetBytes)),
        (2, Json.Array[0, 4].Select(events => Encoding.UTF8.GetBytes(string.Concat(events.Select(data => $"data: {data}\n\n"))))),
        (1, Json.Select(json => Encoding.UTF8.GetBytes(json[..(json.Length / 2)]))),
        (1, Gen.Byte.Array[0, 40]));

    private static readonly Gen<string?> Hint = Gen.OneOf(
        Gen.Const((string?)null), Word, Gen.Double.Select(number => (string?)$"{number:R}"), Gen.Long.Select(number => (string?)$"{number}"), Gen.String);

    private static readonly Gen<AnswerHeaders> Headers = Gen.Select(
        Choose.From<string?>(null, "application/json", "text/event-stream", "text/html", "audio/mpeg", "?"), Hint, Hint, Hint,
        (type, after, milliseconds, reset) => new AnswerHeaders
        {
            ContentType = type,
            RetryAfter = after,
            RetryAfterMilliseconds = milliseconds,
            RateLimitReset = reset,
        });

    private static readonly Gen<int> Status = Gen.OneOf(Gen.Const(200), Gen.Int[100, 599], Choose.From(400, 401, 402, 403, 404, 429, 502, 503));

    private static readonly Gen<string?> Path = Choose.From<string?>(null, "/chat/completions", "/embeddings", "/credits", "/models?q=1", "");

    [Fact]
    public void A_verdict_on_anything_is_pure_bounded_and_consistent() => Gen.Select(Status, Headers, Body, Path).Sample(
        (status, headers, body, path) =>
        {
            (Verdict verdict, _) = Verdict.FromWhole(status, headers, body, path, Now);
            (Verdict again, _) = Verdict.FromWhole(status, headers, body, path, Now);
            Assert.Equal(verdict, again);

            Assert.False(verdict.IsAccepted && status >= 300);
            Assert.Equal(verdict.IsAccepted, verdict.Scope == VerdictScope.None);
            Assert.Equal(verdict.IsAccepted, verdict.Reason.Length == 0);
            Assert.True(verdict.Reason.Length <= 300, $"{verdict.Reason.Length} characters");
            Assert.DoesNotContain(verdict.Reason, char.IsControl);
            Assert.Equal(verdict.Reason, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(verdict.Reason)));
            if (verdict.Until is { } until)
                Assert.InRange(until, Now, verdict.Scope is VerdictScope.Model or VerdictScope.Service ? Now.AddMinutes(15) : Now.AddDays(31));

            Assert.True(!verdict.FreeModelsOnly || (verdict.Scope, verdict.Action) == (VerdictScope.Account, VerdictAction.Bench));
            Assert.True(!verdict.AnotherModelMayServe || (verdict.Scope, verdict.Action) == (VerdictScope.Request, VerdictAction.Surface));
            Assert.Contains(verdict.Action, ActionsOf(verdict.Scope));
        },
        iter: 20_000, print: what => $"status {what.Item1}, {what.Item2}, path {what.Item4}: {Encoding.UTF8.GetString(what.Item3)}");

    [Fact]
    public void The_bodies_reach_every_scope()
    {
        var reached = new HashSet<VerdictScope>();
        Gen.Select(Status, Headers, Body).Sample(
            (status, headers, body) =>
            {
                lock (reached)
                    reached.Add(Verdict.FromWhole(status, headers, body, "/chat/completions", Now).Verdict.Scope);
            },
            iter: 20_000);
        Assert.Equal(Enum.GetValues<VerdictScope>(), reached.Order());
    }

    private static VerdictAction[] ActionsOf(VerdictScope scope) => scope switch
    {
        VerdictScope.None => [VerdictAction.Accept],
        VerdictScope.Request => [VerdictAction.Surface, VerdictAction.Reroute],
        VerdictScope.Key => [VerdictAction.Quarantine, VerdictAction.Bench],
        VerdictScope.Account => [VerdictAction.Bench, VerdictAction.Slow],
        VerdictScope.Model => [VerdictAction.Cool],
        VerdictScope.KeyAndModel => [VerdictAction.Exclude],
        _ => [VerdictAction.Retry, VerdictAction.Slow],
    };
}
