namespace OpenRouter.Aot.Simulator;

/// <summary>The answers of an endpoint that never streams, whatever it is asked.</summary>
internal abstract class WholeFormat : AnswerFormat
{
    public sealed override void Open(EventBuffer events, Answer answer) => throw NeverStreamed();

    public sealed override void Piece(EventBuffer events, Answer answer, string piece) => throw NeverStreamed();

    public sealed override void Close(EventBuffer events, Answer answer) => throw NeverStreamed();

    public sealed override void Break(EventBuffer events, Answer answer, ErrorAnswer error) => throw NeverStreamed();

    private static NotSupportedException NeverStreamed() => new("This endpoint never streams.");
}
