using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>A result, or the error that the throwing form of the call would have thrown.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public readonly struct OpenRouterResult<T>
    where T : class
{
    internal OpenRouterResult(T value) => Value = value;

    internal OpenRouterResult(OpenRouterException error) => Error = error;

    /// <summary>The result; null where the request failed.</summary>
    public T? Value { get; }

    /// <summary>The error; null where the request succeeded.</summary>
    public OpenRouterException? Error { get; }

    /// <summary>Whether the request succeeded.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Error is null;

    /// <summary>The result, or the error thrown.</summary>
    /// <exception cref="OpenRouterException">The request failed.</exception>
    public T GetValueOrThrow() => Value ?? throw Error!;
}
