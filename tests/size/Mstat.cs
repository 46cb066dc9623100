using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace OpenRouter.Aot.Size;

/// <summary>
/// What the ahead-of-time compiler says of an image (<c>IlcGenerateMstatFile</c>): an assembly whose methods never run and list, as constants, every
/// type, method and table with its bytes.
/// </summary>
internal sealed class Mstat : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;

    public Mstat(string path)
    {
        file = new PEReader(File.OpenRead(path));
        metadata = file.GetMetadataReader();
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            BlobReader code = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            switch (metadata.GetString(method.Name))
            {
                case "Types":
                    Read(ref code, bytes: 1, (owner, size) => Parts.Add(new ImagePart(TypeOf(owner), "", size)));
                    break;
                case "Methods":
                    // Code, garbage collector's tables, exception tables.
                    Read(ref code, bytes: 3, (owner, size) => Parts.Add(new ImagePart(TypeOf(owner), MethodName(owner), size)));
                    break;
                case "Blobs":
                    ReadTables(ref code);
                    break;
            }
        }
    }

    /// <summary>Types and methods with their bytes.</summary>
    public List<ImagePart> Parts { get; } = [];

    /// <summary>The tables that belong to no type, by name.</summary>
    public Dictionary<string, long> Tables { get; } = new(StringComparer.Ordinal);

    public void Dispose() => file.Dispose();

    // Rows: a token, then constants of which the first are sizes and the last is the number of a name.
    private static void Read(ref BlobReader code, int bytes, Action<EntityHandle, long> add)
    {
        EntityHandle owner = default;
        long size = 0;
        int seen = 0;
        while (code.RemainingBytes > 0)
        {
            ILOpCode operation = (ILOpCode)code.ReadByte();
            if (operation is not (ILOpCode.Ldtoken or ILOpCode.Ret))
            {
                int constant = Constant(operation, ref code);
                size += seen++ < bytes ? constant : 0;
                continue;
            }

            if (!owner.IsNil)
                add(owner, size);
            (owner, size, seen) = (operation == ILOpCode.Ret ? default : MetadataTokens.EntityHandle(code.ReadInt32()), 0, 0);
        }
    }

    private void ReadTables(ref BlobReader code)
    {
        string name = "";
        while (code.RemainingBytes > 0)
        {
            ILOpCode operation = (ILOpCode)code.ReadByte();
            if (operation == ILOpCode.Ldstr)
                name = metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(code.ReadInt32()));
            else if (operation != ILOpCode.Ret)
                Tables[name] = Tables.GetValueOrDefault(name) + Constant(operation, ref code);
        }
    }

    private static int Constant(ILOpCode operation, ref BlobReader code) => operation switch
    {
        ILOpCode.Ldc_i4_m1 => -1,
        >= ILOpCode.Ldc_i4_0 and <= ILOpCode.Ldc_i4_8 => operation - ILOpCode.Ldc_i4_0,
        ILOpCode.Ldc_i4_s => code.ReadSByte(),
        ILOpCode.Ldc_i4 => code.ReadInt32(),
        _ => throw new InvalidDataException($"The file has the instruction {operation}, which this version of it should not have."),
    };

    private string MethodName(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MemberReference => metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)handle).Name),
        HandleKind.MethodSpecification => MethodName(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        _ => "?",
    };

    /// <summary>The outermost type that a type or method is counted to; a generic one without its arguments.</summary>
    private ImageType TypeOf(EntityHandle handle)
    {
        while (true)
        {
            switch (handle.Kind)
            {
                case HandleKind.MethodSpecification:
                    handle = metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
                    break;
                case HandleKind.MemberReference:
                    handle = metadata.GetMemberReference((MemberReferenceHandle)handle).Parent;
                    break;
                case HandleKind.TypeSpecification:
                    BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                    if (FirstType(ref signature) is not { IsNil: false } named)
                        return new ImageType("", "", "");
                    handle = named;
                    break;
                case HandleKind.TypeReference:
                    TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)handle);
                    if (type.ResolutionScope.Kind == HandleKind.TypeReference)
                    {
                        handle = type.ResolutionScope;
                        break;
                    }

                    string assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
                        ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
                        : "";
                    return new ImageType(assembly, metadata.GetString(type.Namespace), metadata.GetString(type.Name));
                default:
                    return new ImageType("", "", "");
            }
        }
    }

    // Of `T[]`, `T*`, `T&` and `G<…>` the type that is named first; none of function pointers.
    private static EntityHandle FirstType(ref BlobReader signature)
    {
        while (signature.RemainingBytes > 0)
        {
            switch (signature.ReadByte())
            {
                case (byte)SignatureTypeKind.Class or (byte)SignatureTypeKind.ValueType:
                    return signature.ReadTypeHandle();
                case (byte)SignatureTypeCode.FunctionPointer:
                    return default;
            }
        }

        return default;
    }
}
