using System.Reflection;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Tests.Harness;

/// <summary>The descriptors of all that can be reported, in the order of their numbers.</summary>
internal static class AllRules
{
    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } =
        [.. typeof(Rule).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Rule).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(one => one.FieldType == typeof(DiagnosticDescriptor))
            .Select(one => (DiagnosticDescriptor)one.GetValue(null)!)
            .OrderBy(one => one.Id, StringComparer.Ordinal)];

    public static IEnumerable<string> Ids => Descriptors.Select(one => one.Id);
}
