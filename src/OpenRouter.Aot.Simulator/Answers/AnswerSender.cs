using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>What the two ways of sending an answer have in common: time, keep-alives, and a cut connection.</summary>
internal abstract class AnswerSender(Delivery delivery)
{
    protected const int DefaultTokensBeforeFault = 3;
    private const int DefaultKeepAlives = 3;
    private const int DefaultSwellingKiB = 1_024;
    private const int DefaultSlownessMs = 2_000;

    // What was flushed may still be on its way through the socket, and a cut would throw it away. This wait is real even under a simulated
    // clock.
    private static readonly TimeSpan s_flushGrace = TimeSpan.FromMilliseconds(25);

    protected HttpContext Http => delivery.Http;

    protected Attempt Attempt => delivery.Attempt;

    protected Answer Answer => delivery.Answer;

    protected AnswerFormat Format => delivery.Format;

    protected Fault? Fault => delivery.Fault;

    protected ErrorAnswer? Error => delivery.Error;

    protected TimeProvider Time => delivery.Time;

    protected CancellationToken Gone => delivery.Gone;

    protected FaultKind? Kind => Fault?.Kind;

    protected int TokensBeforeFault => Fault?.Source.AfterTokens ?? DefaultTokensBeforeFault;

    protected void StartAnswer(string contentType)
    {
        Http.Response.ContentType = contentType;
        Http.Response.Headers.AccessControlAllowOrigin = "*";
        Http.Response.Headers["X-Generation-Id"] = Answer.Id;
    }

    /// <summary>The model's latency with what slow faults add to it.</summary>
    protected Task WaitForFirstTokenAsync()
    {
        TimeSpan wait = Answer.Latency;
        foreach (Fault slow in delivery.Padding)
        {
            if (slow.Kind == FaultKind.SlowFirstToken) wait += TimeSpan.FromMilliseconds(slow.Source.DelayMs ?? DefaultSlownessMs);
        }

        return WaitAsync(wait);
    }

    /// <summary>How long after the first token another one is due.</summary>
    protected TimeSpan Due(int token) =>
        Answer.Model.Source.TokensPerSecond is { } pace ? TimeSpan.FromSeconds(token / pace) : TimeSpan.Zero;

    /// <summary>The silence of a stalled answer: as long as the scenario says, else until the client leaves.</summary>
    protected Task StallAsync() =>
        Fault!.Source.DelayMs is { } delay ? WaitAsync(TimeSpan.FromMilliseconds(delay)) : Task.Delay(Timeout.InfiniteTimeSpan, Time, Gone);

    /// <summary>The white space of an oversized answer.</summary>
    protected byte[] Swelling()
    {
        byte[] blanks = new byte[(Fault!.Source.Count ?? DefaultSwellingKiB) * 1_024];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }

    /// <summary>Writes what is nothing but an error, inside a 200.</summary>
    protected void WriteError(Utf8JsonWriter json) => Format.WriteError(json, Error!, delivery.UserId);

    /// <summary>The answer that broke off with the fault's error.</summary>
    protected Answer BrokenOff(int pieces) => Answer.Cut(pieces, "error", Error);

    protected Task WaitAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, Time, Gone) : Task.CompletedTask;

    protected async Task KeepAliveAsync(FaultKind kind, int afterTokens, Func<Task> write)
    {
        foreach (Fault keepAlive in delivery.Padding)
        {
            if (keepAlive.Kind != kind || (afterTokens > 0 && keepAlive.Source.AfterTokens != afterTokens)) continue;
            for (int i = 0; i < (keepAlive.Source.Count ?? DefaultKeepAlives); i++)
            {
                await write();
                await WaitAsync(TimeSpan.FromMilliseconds(keepAlive.Source.DelayMs ?? 0));
            }
        }
    }

    protected async Task CutAsync()
    {
        await Http.Response.Body.FlushAsync(Gone);
        await Task.Delay(s_flushGrace, Gone);
        Attempt.Fail();
        Http.Abort();
    }
}
