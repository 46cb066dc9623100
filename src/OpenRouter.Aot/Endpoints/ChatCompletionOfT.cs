namespace OpenRouter.Aot;

/// <summary>An answer that was read into a type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <example><code>
/// ChatCompletion&lt;Weather&gt; answer = await client.Chat.CompleteAsync&lt;Weather&gt;(request);
/// Console.WriteLine($"{answer.Value.City}, for {answer.Info.Cost} USD");
/// </code></example>
public sealed class ChatCompletion<T>
{
    internal ChatCompletion(T value, ChatCompletion completion)
    {
        Value = value;
        Completion = completion;
    }

    /// <summary>What the model answered.</summary>
    public T Value { get; }

    /// <summary>The answer as it came.</summary>
    public ChatCompletion Completion { get; }

    /// <summary>The JSON text of the answer.</summary>
    public string Text => Completion.Text;

    /// <summary>How the answer came about: key, account, model, attempts, wait, cost.</summary>
    public AnswerInfo Info => Completion.Info;

    /// <summary>What the model answered.</summary>
    /// <param name="answer">The answer.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Value is the alternate.")]
    public static implicit operator T(ChatCompletion<T> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Value;
    }
}
