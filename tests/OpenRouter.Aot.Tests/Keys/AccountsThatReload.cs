using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Accounts without limits whose reading, in the middle of a reload, begins another.</summary>
/// <param name="reload">Begins it.</param>
internal sealed class AccountsThatReload(Action reload) : IDictionary<string, AccountOptions>
{
    /// <summary>How the other was refused.</summary>
    public InvalidOperationException? Refusal { get; private set; }

    public int Count => 0;

    public bool IsReadOnly => true;

    public ICollection<string> Keys => [];

    public ICollection<AccountOptions> Values => [];

    public AccountOptions this[string key]
    {
        get => throw new KeyNotFoundException();
        set => throw new NotSupportedException();
    }

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out AccountOptions value)
    {
        Refusal = Assert.Throws<InvalidOperationException>(reload);
        value = null;
        return false;
    }

    public void Add(string key, AccountOptions value) => throw new NotSupportedException();

    public void Add(KeyValuePair<string, AccountOptions> item) => throw new NotSupportedException();

    public void Clear() => throw new NotSupportedException();

    public bool Contains(KeyValuePair<string, AccountOptions> item) => false;

    public bool ContainsKey(string key) => false;

    public void CopyTo(KeyValuePair<string, AccountOptions>[] array, int arrayIndex)
    {
    }

    public bool Remove(string key) => throw new NotSupportedException();

    public bool Remove(KeyValuePair<string, AccountOptions> item) => throw new NotSupportedException();

    public IEnumerator<KeyValuePair<string, AccountOptions>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, AccountOptions>>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
