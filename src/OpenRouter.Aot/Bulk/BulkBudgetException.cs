namespace OpenRouter.Aot;

/// <summary>An attempt must not leave, because it might cost more than is left to the run.</summary>
/// <param name="pause">Why, for people.</param>
internal sealed class BulkBudgetException(BulkPause pause) : Exception(pause.Message)
{
    public BulkPause Pause => pause;
}
