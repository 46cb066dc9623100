namespace OpenRouter.Aot.Simulator;

/// <summary>The error that a fault stands for, with what the scenario replaces in it.</summary>
internal static class FaultErrors
{
    public static ErrorAnswer Of(Fault struck, InferenceRequest request, ModelState model, DateTimeOffset now, TimeSpan time)
    {
        ScenarioFault fault = struck.Source;
        ErrorAnswer error = Plain(fault, request, model, now);
        if (fault.Status is { } status)
        {
            // A wrapped error keeps its 400 outside; the status is that of the error inside.
            error = fault.Kind == FaultKind.WrappedTransient ? error with { Code = status } : error with { Status = status };
        }

        return error with
        {
            Message = fault.Message ?? error.Message,
            RetryAfterSeconds = fault.RetryAfterSeconds ?? struck.SecondsLeft(time) ?? error.RetryAfterSeconds,
            Body = fault.Body ?? error.Body,
            ContentType = fault.ContentType ?? error.ContentType,
        };
    }

    private static ErrorAnswer Plain(ScenarioFault fault, InferenceRequest request, ModelState model, DateTimeOffset now) => fault.Kind switch
    {
        FaultKind.Unauthorized => ErrorAnswers.UnknownKey(),
        FaultKind.Credits => ErrorAnswers.Credits(),
        FaultKind.KeyLimit => ErrorAnswers.KeyLimit(reset: null),
        FaultKind.InFlight => ErrorAnswers.InFlight(retryAfterSeconds: 1),
        FaultKind.TooDear => ErrorAnswers.TooDear(request.MaxTokens ?? 65_536, (request.MaxTokens ?? 65_536) / 10),
        FaultKind.Moderation => ErrorAnswers.Moderation(model.Id, model.Provider, request.UserText),
        FaultKind.NoEndpoints => ErrorAnswers.NoEndpoints(model.Id),
        FaultKind.InvalidModel => ErrorAnswers.InvalidModel(model.Id),
        FaultKind.WrappedTransient => ErrorAnswers.Provider(400, "provider_overloaded", "upstream connect error", model) with
        {
            Code = 503,
            MovesOn = false,
        },
        FaultKind.FreePerMinute => ErrorAnswers.FreePerMinute(20, now.AddMinutes(1)),
        FaultKind.FreePerDay => ErrorAnswers.FreePerDay(50, now),
        FaultKind.UpstreamThrottle => ErrorAnswers.UpstreamThrottle(model, retryAfterSeconds: null),
        FaultKind.ProviderUnavailable => ErrorAnswers.Provider(502, "provider_unavailable", "error code: 502", model),
        FaultKind.Overloaded => ErrorAnswers.Provider(503, "provider_overloaded", "No available workers", model),
        FaultKind.ProviderOverloaded => ErrorAnswers.Provider(529, "provider_overloaded", "Overloaded", model),
        FaultKind.ServerError => ErrorAnswers.ServerError(),
        FaultKind.Html => ErrorAnswers.Page(fault.Status ?? 503),
        FaultKind.Status => new(fault.Status ?? 500, "Simulated error"),
        _ => ErrorAnswers.Provider(502, "provider_unavailable", "Upstream idle timeout exceeded", model),
    };
}
