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
        }
        catch (OperationCanceledException)
        {
            // Leaving does not stop a whole answer: it runs on, and is billed.
            Attempt.Leave(Fault is null ? Answer.Cost : 0);
            throw;
        }

        StartAnswer("application/json");
        byte[] body = Body();
        if (Kind is FaultKind.Malformed or FaultKind.Unfinished or FaultKind.Cut) body = body[..(body.Length / 2)];
        if (Kind == FaultKind.Oversized) body = [.. Swelling(), .. body];
        await SendWhiteSpaceAsync();
        if (Kind == FaultKind.Stall)
        {
            await SendAsync("\n"u8.ToArray());
            await StallAsync();
        }

        if (Kind == FaultKind.Cut)
        {
            await SendAsync(body);
            await CutAsync();
            return;
        }

        Gone.ThrowIfCancellationRequested();
        if (!Http.Response.HasStarted) Http.Response.ContentLength = body.Length;
        if (Kind is null or FaultKind.Stall or FaultKind.Length) Attempt.Succeed(Answer.Cost);
        else Attempt.Fail();
        await Http.Response.Body.WriteAsync(body, Gone);
    }

    private byte[] Body() => Kind switch
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
        await Http.Response.Body.WriteAsync(bytes, Gone);
        await Http.Response.Body.FlushAsync(Gone);
    }
}
