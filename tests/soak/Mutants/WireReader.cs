using System.Reflection;

namespace OpenRouter.Aot.Soak.Mutants;

/// <summary>The reader and writer of one type of the wire.</summary>
/// <param name="Name">The type.</param>
/// <param name="Read">Reads a body.</param>
/// <param name="Write">Writes what was read.</param>
internal sealed record WireReader(string Name, Func<byte[], object> Read, Func<object, byte[]> Write)
{
    /// <summary>Those of all types.</summary>
    public static IReadOnlyList<WireReader> LoadAll() => [.. typeof(ChatRequest).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type != typeof(ApiError))
        .Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IJsonModel<>)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (WireReader)typeof(WireReader).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!)];

    private static WireReader Of<T>()
        where T : class, IJsonModel<T> => new(typeof(T).Name, static json => OpenRouterJson.Parse<T>(json), static value => OpenRouterJson.ToUtf8Bytes((T)value));
}
