using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OpenRouter.Aot.Tests.Architecture;

/// <summary>Reads what an assembly refers to, and finds what needs reflection: members whose code asks for types, members or code at run time.</summary>
internal static class ReflectionScan
{
    private static readonly string[] Namespaces = ["System.Reflection", "System.Linq.Expressions", "System.Dynamic", "Microsoft.CSharp"];
    private static readonly string[] Metadata = ["System.Text.Json.Serialization.Metadata.JsonTypeInfo", "System.Text.Json.Serialization.JsonSerializerContext"];

    // What `typeof` and a comparison of two types are compiled to.
    private static readonly string[] OfTypeOf = ["GetTypeFromHandle", "op_Equality", "op_Inequality"];

    /// <summary>The references that need reflection, and how many references there are at all.</summary>
    public static (string[] Reflective, int Count) Read(Stream assembly)
    {
        using var image = new PEReader(assembly);
        MetadataReader metadata = image.GetMetadataReader();
        IEnumerable<string> reflective = metadata.MemberReferences.Select(handle => FindReflective(metadata, metadata.GetMemberReference(handle))).OfType<string>();
        return ([.. reflective.Distinct().Order(StringComparer.Ordinal)], metadata.MemberReferences.Count);
    }

    private static string? FindReflective(MetadataReader metadata, MemberReference member)
    {
        if (NameOf(metadata, member.Parent) is not { } type)
            return null;
        string name = metadata.GetString(member.Name);
        bool isReflective = type switch
        {
            "System.Activator" => true,
            "System.Type" => !OfTypeOf.Contains(name),
            "System.Text.Json.JsonSerializer" => !member.DecodeMethodSignature(new TypeNames(), null).ParameterTypes.Any(parameter => Metadata.Contains(parameter)),
            // Attributes of the assembly and of indexers are data.
            _ => Array.Exists(Namespaces, space => type.StartsWith(space + ".", StringComparison.Ordinal))
                && !(name == ".ctor" && type.EndsWith("Attribute", StringComparison.Ordinal)),
        };
        return isReflective ? $"{type}.{name}" : null;
    }

    private static string? NameOf(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => TypeNames.Of(metadata, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(new TypeNames(), null),
        _ => null,
    };

    /// <summary>The full names of types, generic ones without their number of parameters and without arguments.</summary>
    private sealed class TypeNames : ISignatureTypeProvider<string, object?>
    {
        public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
        {
            TypeReference type = metadata.GetTypeReference(handle);
            string outer = type.ResolutionScope.Kind == HandleKind.TypeReference
                ? Of(metadata, (TypeReferenceHandle)type.ResolutionScope)
                : metadata.GetString(type.Namespace);
            return $"{outer}.{metadata.GetString(type.Name).Split('`')[0]}";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(reader, handle);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType;
    }
}
