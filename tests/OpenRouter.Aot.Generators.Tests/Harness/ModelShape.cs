using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>
/// Walks a type over its fields to the bottom. What passes from one step of the generator to the next must equal its like by value, or every edit runs
/// all steps; and must not hold the compiler's own objects, or it keeps whole compilations alive.
/// </summary>
internal static class ModelShape
{
    public static IReadOnlyList<string> FindMistakes(Type type)
    {
        var mistakes = new List<string>();
        Walk(type, type.Name, [], mistakes);
        return mistakes;
    }

    private static void Walk(Type type, string path, HashSet<Type> seen, List<string> mistakes)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsGenericParameter || !seen.Add(type))
            return;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            Walk(underlying, path, seen, mistakes);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            Walk(type.GenericTypeArguments is [var item] ? item : typeof(string), path + "[]", seen, mistakes);
        else if (IsOfRoslyn(type))
            mistakes.Add($"{path} is the compiler's {type.Name}");
        else if (typeof(IEnumerable).IsAssignableFrom(type))
            mistakes.Add($"{path} is a {type.Name}, which equals only itself");
        else if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType)
            WalkFields(type, path, seen, mistakes);
        else if (type.Assembly != typeof(JsonGenerator).Assembly && type.Assembly != typeof(ModelShape).Assembly)
            mistakes.Add($"{path} is a {type.Name}, of which nothing is known");
        else if (!IsSealed(type) || !typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type))
            mistakes.Add($"{path} is a {type.Name}, which is not sealed or has no equality by value");
        else
            WalkFields(type, path, seen, mistakes);
    }

    private static void WalkFields(Type type, string path, HashSet<Type> seen, List<string> mistakes)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Walk(field.FieldType, path + "." + field.Name.Split('<', '>')[field.Name.StartsWith('<') ? 1 : 0], seen, mistakes);
    }

    private static bool IsSealed(Type type) => type.IsSealed || type.IsValueType;

    // Also what is derived from, or implements, something of Roslyn's, wherever it is declared: an exact comparison would pass a source symbol.
    private static bool IsOfRoslyn(Type type) =>
        Bases(type).Concat(type.GetInterfaces()).Any(one => one.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

    private static IEnumerable<Type> Bases(Type type)
    {
        for (Type? one = type; one is not null; one = one.BaseType)
            yield return one;
    }
}
