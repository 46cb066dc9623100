using System.Collections.Concurrent;

namespace OpenRouter.Aot;

/// <summary>
/// What requests to a model may cost at most, learnt from what answers did cost, so that a key that cannot pay is passed over. An estimate from
/// above, not a price list. Bounded; safe for use by several threads.
/// </summary>
internal sealed class ModelPrices
{
    private const int MaxModels = 1024;

    private readonly ConcurrentDictionary<string, Observations> models = new(StringComparer.Ordinal);

    /// <summary>Takes in what an answer cost.</summary>
    /// <param name="model">The model as it was asked for; null for the account's default.</param>
    /// <param name="answer">What is known of the answer; one that names no cost or no tokens teaches nothing.</param>
    public void Learn(string? model, in AnswerSummary answer)
    {
        // A hit of the response cache costs nothing and has no tokens.
        if (answer is not { Cost: > 0 and { } cost, CompletionTokens: > 0 and { } completion } || ModelBoard.IsFree(model))
            return;
        string name = model ?? "";
        if (models.TryGetValue(name, out Observations? known) || (models.Count < MaxModels && (known = models.GetOrAdd(name, _ => new Observations())) is not null))
            known.Add((double)cost, Math.Max(0, answer.PromptTokens ?? 0), completion);
    }

    /// <summary>What a request may cost, in millionths of a dollar; 0 where nobody knows, or the model is free.</summary>
    /// <param name="model">The model as it is asked for; null for the account's default.</param>
    /// <param name="maxTokens">The most tokens of the answer; without it OpenRouter itself reckons with the model's maximum, which nobody here knows.</param>
    public long EstimateMicroUsd(string? model, int? maxTokens)
    {
        if (maxTokens is not { } most || ModelBoard.IsFree(model) || !models.TryGetValue(model ?? "", out Observations? known))
            return 0;
        return (long)Math.Min(Math.Ceiling(known.Estimate(most) * 1e6), long.MaxValue / 10_000);
    }

    /// <summary>The last answers of a model.</summary>
    private sealed class Observations
    {
        private const int Kept = 16;

        // Per token a completion costs at most this many times what a prompt does: 4 to 8 is usual (openrouter.ai/models). An answer of few tokens
        // to a long prompt would otherwise make every token as dear as the whole prompt.
        private const double MaxRatio = 10;

        private readonly double[] ofPrompt = new double[Kept];
        private readonly double[] perToken = new double[Kept];
        private int count;

        public void Add(double cost, long promptTokens, long completionTokens)
        {
            // With a completion that is r times as dear per token: cost = price × (prompt / r + completion). The larger r, the dearer the completion;
            // the smaller, the dearer the prompt, which is at most as dear as the completion.
            int slot = (int)((uint)Interlocked.Increment(ref count) % Kept);
            Volatile.Write(ref perToken[slot], cost / ((promptTokens / MaxRatio) + completionTokens));
            Volatile.Write(ref ofPrompt[slot], cost * promptTokens / (promptTokens + completionTokens));
        }

        /// <summary>The dearest prompt and the dearest tokens of the last answers together, in USD.</summary>
        public double Estimate(int maxTokens)
        {
            double prompt = 0, token = 0;
            for (int slot = 0; slot < Kept; slot++)
            {
                prompt = Math.Max(prompt, Volatile.Read(ref ofPrompt[slot]));
                token = Math.Max(token, Volatile.Read(ref perToken[slot]));
            }

            return prompt + (token * maxTokens);
        }
    }
}
