using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>No key could serve a request. It says why, for each alias, and when to come back.</summary>
public sealed class KeysUnavailableException : OpenRouterException
{
    /// <summary>Makes the error.</summary>
    /// <param name="what">What could not be served, such as a model.</param>
    /// <param name="keys">Why, for each key.</param>
    /// <param name="retryAt">The earliest recovery; null where nobody knows.</param>
    /// <param name="verdict">The verdict on the last attempt; the default where none was made.</param>
    /// <param name="answer">What is known of the last answer.</param>
    /// <param name="info">How far the request had come.</param>
    /// <param name="body">The last answer's body; what is over 16,384 characters is cut off.</param>
    public KeysUnavailableException(
        string what, IReadOnlyList<KeyUnavailability> keys, DateTimeOffset? retryAt, Verdict verdict, in AnswerSummary answer, AnswerInfo info,
        string? body = null)
        : base(Describe(what, keys, retryAt), verdict, answer, info, body)
    {
        Keys = keys;
        RetryAt = retryAt;
    }

    /// <summary>Why, for each key of the pool that the request may use.</summary>
    public IReadOnlyList<KeyUnavailability> Keys { get; }

    private static string Describe(string what, IReadOnlyList<KeyUnavailability> keys, DateTimeOffset? retryAt)
    {
        const int MaxListed = 8;
        var reasons = new List<string>();
        for (int i = 0; i < keys.Count && i < MaxListed; i++)
            reasons.Add($"{keys[i].Alias}: {keys[i].Reason.TrimEnd('.')}");
        string more = keys.Count > MaxListed ? $"; and {keys.Count - MaxListed} more" : "";
        string when = retryAt is { } moment ? $" Try again at {moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}." : "";
        return $"No key can serve {what}. {string.Join("; ", reasons)}{more}.{when}";
    }
}
