namespace OpenRouter.Aot;

/// <summary>The decisions behind an answer, beside what <see cref="AnswerInfo"/> itself tells of it.</summary>
public static class AnswerInfoDecisions
{
    extension(AnswerInfo info)
    {
        /// <summary>
        /// Why each attempt was made and what came of it, in order; also of a request that failed, by its <see cref="OpenRouterException.Info"/>.
        /// Each look makes a new list: keep it. Of more than 64 decisions it holds the first and the last 63. While a stream is read, the last one
        /// tells what is known so far.
        /// </summary>
        public IReadOnlyList<Decision> Decisions => DecisionTrail.Of(info);
    }
}
