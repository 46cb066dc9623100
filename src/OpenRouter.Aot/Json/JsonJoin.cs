using System.Buffers;

namespace OpenRouter.Aot;

/// <summary>
/// Puts a value together that comes in pieces nobody has a type for: arrays are joined, objects member by member, of anything else the last counts, and
/// a null never replaces a value.
/// </summary>
internal sealed class JsonJoin
{
    private byte[] last = "null"u8.ToArray();
    private ArrayBufferWriter<byte>? items;
    private JsonMembersJoin? members;

    public void Add(JsonView piece)
    {
        if (piece.Kind == System.Text.Json.JsonValueKind.Null)
            return;
        bool isAlike = last[0] == piece.Json[0];
        if (!isAlike || !(piece.IsArray || piece.IsObject))
        {
            last = piece.Json.ToArray();
            items = null;
            members = null;
            return;
        }

        if (piece.IsObject)
        {
            members ??= JsonMembersJoin.Of(new JsonView(last));
            members.Add(piece);
            return;
        }

        items ??= ItemsOf(new JsonView(last), new ArrayBufferWriter<byte>(last.Length * 2));
        ItemsOf(piece, items);
    }

    public void Write(ref JsonWriter writer)
    {
        if (members is not null)
        {
            members.Write(ref writer);
        }
        else if (items is not null)
        {
            writer.BeginArray();
            if (items.WrittenCount > 0)
                writer.Raw(items.WrittenSpan);
            writer.EndArray();
        }
        else
        {
            writer.Raw(last);
        }
    }

    private static ArrayBufferWriter<byte> ItemsOf(JsonView array, ArrayBufferWriter<byte> output)
    {
        foreach (JsonView item in array.GetItems())
        {
            if (output.WrittenCount > 0)
                output.Write(","u8);
            output.Write(item.Json);
        }

        return output;
    }
}
