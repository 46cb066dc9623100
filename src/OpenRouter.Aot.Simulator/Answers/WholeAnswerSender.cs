using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Sends an answer as one JSON body.</summary>
internal sealed class WholeAnswerSender(Delivery delivery) : AnswerSender(delivery)
{
    public async Task SendAsync()
    {
        try
        {
            await WaitForFirstTokenAsync();
            await WaitAsync(Due(Answer.CompletionTokens));
            await SendBodyAsync();
        }
        catch (OperationCanceledException) when (Http.RequestAborted.IsCancellationRequested)
        {
            // Leaving does not stop a whole answer: it runs on, and is billed.
            Attempt.Leave(Fault is null ? Answer.Cost : 0);
            throw;
        }
    }

    private async Task SendBodyAsync()
    {
        StartAnswer("application/json");
        byte[] body = Content();
        if (Kind is FaultKind.Malformed or FaultKind.Unfinished or FaultKind.Cut or FaultKind.ConnectionLost) body = body[..(body.Length / 2)];
        if (Kind == FaultKind.Oversized) body = [.. Swelling(), .. body];
        await SendWhiteSpaceAsync();
        if (Kind == FaultKind.Stall)
        {
            if (TokensBeforeFault == 0) await Body.FlushAsync();
            else await SendAsync("\n"u8.ToArray());
            await StallAsync();
        }

        if (Kind is FaultKind.Cut or FaultKind.ConnectionLost)
        {
            await SendAsync(body);
            await BreakOffAsync();
            return;
        }

        Gone.ThrowIfCancellationRequested();
        if (!Http.Response.HasStarted) Http.Response.ContentLength = body.Length;
        await Body.EndAsync(body, () =>
        {
            if (Kind is null or FaultKind.Stall or FaultKind.Length) Attempt.Succeed(Answer.Cost);
            else Attempt.Fail();
        });
    }

    private byte[] Content() => Kind switch
    {
        FaultKind.ErrorIn200 or FaultKind.FirstEventError => HttpAnswers.Json(WriteError),
        FaultKind.ErrorInChoice or FaultKind.MidStreamError => Whole(BrokenOff(TokensBeforeFault)),
        _ => Whole(Answer),
    };

    private byte[] Whole(Answer written) => HttpAnswers.Json((Utf8JsonWriter json) => Format.WriteWhole(json, written));

    /// <summary>The service's keep-alive: an empty line and one of nine spaces.</summary>
    private Task SendWhiteSpaceAsync() => KeepAliveAsync(FaultKind.KeepAliveWhitespace, 0, () => SendAsync("\n         \n"u8.ToArray()));

    private async Task SendAsync(byte[] bytes)
    {
        await Body.WriteAsync(bytes);
        await Body.FlushAsync();
    }
}
