using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>An answer with all that is needed to send it.</summary>
/// <param name="Http">Where it is sent.</param>
/// <param name="Attempt">The attempt that it ends.</param>
/// <param name="Answer">What is said.</param>
/// <param name="Format">How the endpoint writes it.</param>
/// <param name="Fault">What goes wrong on the way, if anything.</param>
/// <param name="Error">The error that the fault puts into it.</param>
/// <param name="UserId">The user that an error names.</param>
/// <param name="Padding">The faults that delay or pad it.</param>
/// <param name="Time">The clock of its waits.</param>
/// <param name="Gone">Fires when the client has left or the simulator stops.</param>
internal sealed record Delivery(
    HttpContext Http,
    Attempt Attempt,
    Answer Answer,
    AnswerFormat Format,
    Fault? Fault,
    ErrorAnswer? Error,
    string UserId,
    IReadOnlyList<Fault> Padding,
    TimeProvider Time,
    CancellationToken Gone);
