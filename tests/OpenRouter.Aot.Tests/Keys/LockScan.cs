using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Reads an assembly's code and finds the methods of some source files that take a lock of any kind.</summary>
internal sealed class LockScan : IDisposable
{
    private static readonly string[] Locks =
    [
        "System.Threading.Monitor", "System.Threading.Lock", "System.Threading.SpinLock", "System.Threading.Semaphore", "System.Threading.SemaphoreSlim",
        "System.Threading.Mutex", "System.Threading.ReaderWriterLock", "System.Threading.ReaderWriterLockSlim", "System.Threading.ManualResetEvent",
        "System.Threading.ManualResetEventSlim", "System.Threading.AutoResetEvent", "System.Threading.EventWaitHandle", "System.Threading.WaitHandle",
        "System.Threading.Barrier", "System.Threading.CountdownEvent", "System.Collections.Concurrent.",
    ];

    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value, code => code.OperandType);

    private readonly PEReader image;
    private readonly MetadataReader metadata;
    private readonly MetadataReaderProvider symbolsProvider;
    private readonly MetadataReader symbols;

    public LockScan(Assembly assembly)
    {
        image = new PEReader(File.OpenRead(assembly.Location));
        metadata = image.GetMetadataReader();
        DebugDirectoryEntry[] entries = [.. image.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)];
        symbolsProvider = entries.Length > 0
            ? image.ReadEmbeddedPortablePdbDebugDirectoryData(entries[0])
            : MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(assembly.Location, ".pdb")));
        symbols = symbolsProvider.GetMetadataReader();
    }

    /// <summary>The methods whose source file passes, and for each the locks that it takes.</summary>
    public IReadOnlyList<(string Method, string[] Locks)> Read(Func<string, bool> isSource) =>
    [
        .. metadata.MethodDefinitions
            .Where(handle => FindSource(handle) is { } source && isSource(source.Replace('\\', '/')))
            .Select(handle => (Name(handle), FindLocks(metadata.GetMethodDefinition(handle)).Distinct().ToArray())),
    ];

    public void Dispose()
    {
        symbolsProvider.Dispose();
        image.Dispose();
    }

    private string? FindSource(MethodDefinitionHandle handle)
    {
        MethodDebugInformation information = symbols.GetMethodDebugInformation(handle);
        foreach (SequencePoint point in information.SequencePointsBlob.IsNil ? [] : information.GetSequencePoints())
        {
            if (!point.Document.IsNil)
                return symbols.GetString(symbols.GetDocument(point.Document).Name);
        }

        return null;
    }

    private IEnumerable<string> FindLocks(MethodDefinition method)
    {
        if ((method.ImplAttributes & MethodImplAttributes.Synchronized) != 0)
            yield return "MethodImplOptions.Synchronized";
        foreach (EntityHandle used in ReadTokens(image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!))
        {
            foreach (string type in TypesOf(used))
            {
                if (Locks.Any(one => one.EndsWith('.') ? type.StartsWith(one, StringComparison.Ordinal) : type == one))
                    yield return type;
            }
        }
    }

    private static IEnumerable<EntityHandle> ReadTokens(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == 0xFE ? unchecked((short)((code[at] << 8) | code[at + 1])) : code[at];
            at += code[at] == 0xFE ? 2 : 1;
            OperandType operand = Operands[value];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return MetadataTokens.EntityHandle(BitConverter.ToInt32(code, at));
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>The full names of the types that a token speaks of: of a member its type, of a generic one also the arguments.</summary>
    private IEnumerable<string> TypesOf(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return TypesOf(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MemberReference:
                return TypesOf(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                string name = $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
                // A nested type, such as Lock.Scope, speaks of the type around it.
                return reference.ResolutionScope.Kind == HandleKind.TypeReference ? TypesOf((TypeReferenceHandle)reference.ResolutionScope).Append(name) : [name];
            case HandleKind.TypeSpecification:
                BlobReader blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                return TypesIn(blob);
            default:
                return [];
        }
    }

    private List<string> TypesIn(BlobReader blob)
    {
        var found = new List<string>();
        while (blob.RemainingBytes > 0)
        {
            if ((SignatureTypeKind)blob.ReadCompressedInteger() is SignatureTypeKind.Class or SignatureTypeKind.ValueType)
                found.AddRange(TypesOf(blob.ReadTypeHandle()));
        }

        return found;
    }

    private string Name(MethodDefinitionHandle handle)
    {
        MethodDefinition method = metadata.GetMethodDefinition(handle);
        return $"{metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name)}.{metadata.GetString(method.Name)}";
    }
}
