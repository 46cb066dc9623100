using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>Failures by whom they were blamed on, counted by several threads.</summary>
[InlineArray(Scopes)]
internal struct FailureTally
{
    private const int Scopes = (int)VerdictScope.Service + 1;

    private long first;

    public void Count(VerdictScope scope) => Interlocked.Increment(ref this[(int)scope]);

    public readonly FailureCounts Read() => new(
        Of(VerdictScope.Request), Of(VerdictScope.Key), Of(VerdictScope.Account), Of(VerdictScope.Model), Of(VerdictScope.KeyAndModel),
        Of(VerdictScope.Service));

    private readonly long Of(VerdictScope scope) => Volatile.Read(in this[(int)scope]);
}
