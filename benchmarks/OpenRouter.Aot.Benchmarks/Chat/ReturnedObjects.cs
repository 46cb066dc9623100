using System.Reflection;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What the caller of a chat is given: every object of an answer that another answer does not share.</summary>
internal static class ReturnedObjects
{
    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Their bytes. An object is as large as what its clone allocates; of a string there is none that allocates.</summary>
    public static long BytesOf(object first, object second)
    {
        var shared = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var own = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Collect(first, shared);
        Collect(second, own);
        own.ExceptWith(shared);
        return own.Sum(SizeOf);
    }

    private static long SizeOf(object value)
    {
        if (value is string text)
            return (22L + (2L * text.Length) + 7) / 8 * 8;
        Func<object> clone = value is Array array ? array.Clone : Clone.CreateDelegate<Func<object>>(value);
        clone();
        long before = GC.GetAllocatedBytesForCurrentThread();
        clone();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Collect(object? value, HashSet<object> seen)
    {
        if (value is null || value.GetType().IsPrimitive || value is Type or Delegate)
            return;
        // What a struct refers to is given, the box of it is not.
        if (!value.GetType().IsValueType && (!seen.Add(value) || value is string))
            return;
        if (value is Array list && !value.GetType().GetElementType()!.IsPrimitive)
        {
            foreach (object? item in list)
                Collect(item, seen);
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                    Collect(field.GetValue(value), seen);
            }
        }
    }
}
