namespace OpenRouter.Aot;

/// <summary>The names of reasons as they stand in logs, metrics, files and the command line.</summary>
public static class DecisionReasonNames
{
    /// <summary>The reason's name, such as <c>other_key</c>.</summary>
    /// <param name="reason">The reason.</param>
    public static string ToName(this DecisionReason reason) => reason switch
    {
        DecisionReason.Turn => "turn",
        DecisionReason.Session => "session",
        DecisionReason.OtherKey => "other_key",
        DecisionReason.OtherAccount => "other_account",
        DecisionReason.OtherModel => "other_model",
        DecisionReason.SameFamily => "same_family",
        DecisionReason.Again => "again",
        DecisionReason.Probe => "probe",
        DecisionReason.NoChoice => "no_choice",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
