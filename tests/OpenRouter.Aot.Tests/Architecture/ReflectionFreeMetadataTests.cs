using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRouter.Aot.Tests.Architecture;

/// <summary>The library refers to no member that needs reflection, and not to those of JsonSerializer that find out about types by it.</summary>
public class ReflectionFreeMetadataTests
{
    [Fact]
    public void The_library_refers_to_nothing_that_needs_reflection()
    {
        using FileStream library = File.OpenRead(typeof(OpenRouterClient).Assembly.Location);

        (string[] reflective, int count) = ReflectionScan.Read(library);

        Assert.True(count > 1000, $"The test sees only {count} references.");
        Assert.Empty(reflective);
    }

    [Fact]
    public void Reflection_would_be_seen()
    {
        string[] found = Scan("""
            using System;
            using System.Linq.Expressions;
            using System.Reflection;
            using System.Text.Json;
            using System.Text.Json.Serialization;
            using System.Text.Json.Serialization.Metadata;
            [assembly: AssemblyMetadata("a", "b")]
            class Planted<T>
            {
                object Create() => Activator.CreateInstance<T>();
                object Find(string name) => Type.GetType(name);
                object Close(Type open) => open.MakeGenericType(typeof(T));
                object Invoke(MethodInfo method) => method.MakeGenericMethod(typeof(T)).Invoke(null, null);
                string NameOf(object it) => it.GetType().Name;
                object Compile(Expression<Func<int>> tree) => tree.Compile();
                string Write(T value) => JsonSerializer.Serialize(value);
                T Read(string json) => JsonSerializer.Deserialize<T>(json, new JsonSerializerOptions());
            }
            """);
        Assert.Equal(
            [
                "System.Activator.CreateInstance", "System.Linq.Expressions.Expression.Compile", "System.Reflection.MemberInfo.get_Name",
                "System.Reflection.MethodBase.Invoke", "System.Reflection.MethodInfo.MakeGenericMethod", "System.Text.Json.JsonSerializer.Deserialize",
                "System.Text.Json.JsonSerializer.Serialize", "System.Type.GetType", "System.Type.MakeGenericType",
            ],
            found);
    }

    [Fact]
    public void What_needs_none_is_let_pass() => Assert.Empty(Scan("""
        using System;
        using System.Reflection;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Text.Json.Serialization.Metadata;
        [assembly: AssemblyMetadata("a", "b")]
        class Innocent<T>
        {
            bool Is(Type type) => type == typeof(T);
            string Write(T value, JsonTypeInfo<T> info) => JsonSerializer.Serialize(value, info);
            byte[] Write(T value, JsonTypeInfo info) => JsonSerializer.SerializeToUtf8Bytes(value, info);
            object Read(string json, JsonSerializerContext context) => JsonSerializer.Deserialize(json, typeof(T), context);
            T this[int index] => default;
        }
        """));

    private static string[] Scan(string source)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Planted", [CSharpSyntaxTree.ParseText(source)], platform.Select(file => MetadataReference.CreateFromFile(file)), new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        return ReflectionScan.Read(image).Reflective;
    }
}
