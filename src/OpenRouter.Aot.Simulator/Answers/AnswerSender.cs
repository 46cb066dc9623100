using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>What the two ways of sending an answer have in common: time, keep-alives, and a cut connection.</summary>
internal abstract class AnswerSender(Delivery delivery)
{
    protected const int DefaultTokensBeforeFault = 3;
    private const int DefaultKeepAlives = 3;
    private const int DefaultEndlessPauseMs = 100;
    private const int DefaultSwellingKiB = 1_024;
    private const int DefaultSlownessMs = 2_000;

    // What was flushed may still be on its way through the socket, and a cut would throw it away. This wait is real even under a simulated
    // clock.
    private static readonly TimeSpan s_flushGrace = TimeSpan.FromMilliseconds(25);

    // A client of HTTP/2 answers what it reads. One that meets the end while it writes throws away what it has not read yet.
    private static readonly TimeSpan s_lossGrace = TimeSpan.FromMilliseconds(100);

    protected AnswerBody Body { get; } = new(delivery);

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
            ScenarioFault source = keepAlive.Source;
            // What never ends has one place. White space has no tokens before it.
            int place = kind == FaultKind.Comments ? source.AfterTokens ?? 0 : 0;
            bool isDue = (afterTokens == 0 && !source.Forever) || place == afterTokens;
            if (keepAlive.Kind != kind || !isDue) continue;
            var pause = TimeSpan.FromMilliseconds(source.DelayMs ?? (source.Forever ? DefaultEndlessPauseMs : 0));
            for (int i = 0; source.Forever || i < (source.Count ?? DefaultKeepAlives); i++)
            {
                await write();
                await WaitAsync(pause);
            }
        }
    }

    /// <summary>Cuts the stream, or loses the whole connection, after what was written.</summary>
    protected async Task BreakOffAsync()
    {
        await Body.FlushAsync();
        if (Fault!.Source.DelayMs is { } delay) await WaitAsync(TimeSpan.FromMilliseconds(delay));
        else await Task.Delay(Kind == FaultKind.ConnectionLost ? s_lossGrace : s_flushGrace, Gone);
        Attempt.Fail();
        ConnectionFaults.TryBreak(Http, Fault.Kind);
    }
}
