using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Random values of any type of the wire, made by reflection over what a caller can set.</summary>
internal static class RandomModels
{
    private const int Deepest = 4;

    public static IReadOnlyList<Type> All { get; } = [.. typeof(ChatRequest).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type != typeof(ApiError) && IsModel(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The properties that are members of the wire: those that the generator implements, which alone have fields of their name.</summary>
    public static IEnumerable<PropertyInfo> MembersOf(Type model) => model
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .Where(property => property.SetMethod is not null && property.GetCustomAttribute<CompilerGeneratedAttribute>() is null && IsMember(model, property));

    public static object Make(Type model, Random random, int depth = 0)
    {
        object value = RuntimeHelpers.GetUninitializedObject(model);
        foreach (PropertyInfo property in MembersOf(model))
        {
            // Required members are always there, the others seldom enough for every combination to occur.
            bool isRequired = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
            if (isRequired || random.Next(depth == 0 ? 3 : 4) == 0)
                property.SetValue(value, MakeValue(property.PropertyType, random, depth + 1));
        }

        return value;
    }

    private static bool IsModel(Type type) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IJsonModel<>));

    private static bool IsMember(Type model, PropertyInfo property)
    {
        string field = "_" + (char)(property.Name[0] | 0x20) + property.Name[1..];
        const BindingFlags Fields = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;
        return model.GetField(field, Fields) is not null || model.GetNestedType("Seldom", BindingFlags.NonPublic)?.GetField(field, Fields) is not null
            || (property.PropertyType == typeof(bool?) && property.GetMethod!.IsPublic);
    }

    private static object? MakeValue(Type type, Random random, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return Text(random);
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(int))
            return random.Next(-1000, 1000);
        if (type == typeof(long))
            return random.NextInt64(-1_000_000_000_000, 1_000_000_000_000);
        if (type == typeof(double))
            return random.Next(2) == 0 ? random.Next(100) / 4.0 : random.NextDouble() * Math.Pow(10, random.Next(-8, 8));
        if (type == typeof(decimal))
            return new decimal(random.Next(), 0, 0, random.Next(2) == 0, (byte)random.Next(12));
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(random.Next(3))).AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 300));
        if (type == typeof(RawJson))
            return RawJson.Parse(random.Next(3) switch { 0 => "{\"a\":[1,null]}", 1 => "7.50", _ => "\"x\\u00e9\"" });
        if (type == typeof(ModelRoute))
            return new ModelRoute("a/model-" + random.Next(9));
        if (type == typeof(ExtraMembers))
            return new ExtraMembers { ["x_" + random.Next(9)] = random.Next(), ["z \"" + random.Next(9)] = Text(random) };
        if (type == typeof(ApiError))
            return OpenRouterJson.Parse<ApiError>(Encoding.UTF8.GetBytes("{\"code\":" + random.Next(400, 600) + ",\"message\":\"m\"}"));
        if (type.IsGenericType)
            return MakeCollection(type, random, depth);
        if (IsModel(type))
            return depth > Deepest ? Make(typeof(CacheControl), random, depth) is var end && type == typeof(CacheControl) ? end : RuntimeHelpers.GetUninitializedObject(type) : Make(type, random, depth);
        return MakeStruct(type, random, depth);
    }

    private static object MakeCollection(Type type, Random random, int depth)
    {
        Type item = type.GetGenericArguments()[^1];
        int count = depth > Deepest ? 0 : random.Next(4);
        if (type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), item))!;
            for (int i = 0; i < count; i++)
                map["k" + i] = MakeValue(item, random, depth + 1);
            return map;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (int i = 0; i < count; i++)
            list.Add(MakeValue(item, random, depth + 1));
        return list;
    }

    /// <summary>An open enum, out of a text; or a union, out of one of its alternatives.</summary>
    private static object MakeStruct(Type type, Random random, int depth)
    {
        ConstructorInfo[] ways = [.. type.GetConstructors().Where(one => one.GetParameters() is [{ ParameterType.IsByRefLike: false }])];
        Assert.True(ways.Length > 0, $"A value of {type} cannot be made.");
        ConstructorInfo way = ways[random.Next(ways.Length)];
        return way.Invoke([MakeValue(way.GetParameters()[0].ParameterType, random, depth + 1)]);
    }

    private static string Text(Random random) => random.Next(8) switch
    {
        0 => "",
        1 => "stop",
        2 => "tool_calls",
        3 => "é \"quoted\" \\ \n\t\u0001 \U0001F600 日本",
        4 => "null",
        5 => "12.5",
        _ => new string((char)random.Next('a', 'z'), random.Next(1, 80)),
    };
}
