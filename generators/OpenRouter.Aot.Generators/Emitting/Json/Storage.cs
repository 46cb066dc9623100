using OpenRouter.Aot.Generators.Model;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>
/// Where a model keeps its members. A nullable number would pad its flag to the size of the number, so that numbers stand bare and their flags share
/// words; truth values are two bits there; what most objects lack stands in a side object. A streamed chat makes three objects a token.
/// </summary>
internal sealed class Storage
{
    private const int WordBits = 32;

    // As many members as a word of ExtraMembers has bits.
    private const int MostShadows = 64;

    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    public Storage(TypeSpec type)
    {
        int bit = 0, ordinal = 0;
        foreach (MemberSpec member in type.Members)
        {
            int bits = member.IsSeldom ? 0 : FlagsOf(member.Value.Kind);
            if (bits > 0 && (bit % WordBits) + bits > WordBits)
                bit += WordBits - (bit % WordBits);
            places[member.Name] = new Place(CanBeInexact(member.Value.Kind) ? ordinal++ : MostShadows, bit / WordBits, bit % WordBits, bits);
            bit += bits;
            HasSeldom |= member.IsSeldom;
            if (member.Value.Kind == ValueKind.Extra)
                Extra = member;
        }

        Words = (bit + WordBits - 1) / WordBits;
    }

    /// <summary>How many words of flags there are.</summary>
    public int Words { get; }

    /// <summary>Whether there is a side object.</summary>
    public bool HasSeldom { get; }

    /// <summary>The member that holds what has no property; null without one.</summary>
    public MemberSpec? Extra { get; }

    /// <summary>The number of a member's property, where <see cref="CanBeShadowed"/>.</summary>
    public int Ordinal(MemberSpec member) => places[member.Name].Ordinal;

    /// <summary>Whether the property may hold a value of which the raw member says more.</summary>
    public bool CanBeShadowed(MemberSpec member) => Extra is not null && Ordinal(member) < MostShadows;

    /// <summary>Whether the property would, but for there being too many: then it holds nothing where the raw member says more.</summary>
    public bool LacksShadow(MemberSpec member) => Extra is not null && Ordinal(member) >= MostShadows && CanBeInexact(member.Value.Kind);

    /// <summary>Whether the member's flags are in the shared words.</summary>
    public bool IsPacked(MemberSpec member) => places[member.Name].Bits > 0;

    /// <summary>The word of a member's flags.</summary>
    public string Word(MemberSpec member) => "_flags" + places[member.Name].Word;

    /// <summary>The flag that says that there is a value; of a truth value, the next one says which.</summary>
    public string Flag(MemberSpec member) => $"0x{1u << places[member.Name].Bit:x}u";

    /// <summary>Both flags of a truth value.</summary>
    public string Flags(MemberSpec member) => $"0x{3u << places[member.Name].Bit:x}u";

    /// <summary>The type of the field; null where the flags are all that is kept.</summary>
    public static string? FieldType(MemberSpec member) => member.Value.Kind switch
    {
        ValueKind.Truth when !member.IsSeldom => null,
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal or ValueKind.DecimalText when !member.IsSeldom => member.Value.Type,
        ValueKind.Route => member.Value.Type,
        ValueKind.Raw => "byte[]?",
        ValueKind.OpenEnum => "string?",
        ValueKind.Union => "object?",
        _ => member.Value.Type + "?",
    };

    private static bool CanBeInexact(ValueKind kind) => kind is ValueKind.Text or ValueKind.Truth or ValueKind.Int32 or ValueKind.Int64
        or ValueKind.Double or ValueKind.Decimal or ValueKind.DecimalText or ValueKind.Time or ValueKind.Route;

    private static int FlagsOf(ValueKind kind) => kind switch
    {
        ValueKind.Truth => 2,
        ValueKind.Int32 or ValueKind.Int64 or ValueKind.Double or ValueKind.Decimal or ValueKind.DecimalText => 1,
        _ => 0,
    };

    private readonly record struct Place(int Ordinal, int Word, int Bit, int Bits);
}
