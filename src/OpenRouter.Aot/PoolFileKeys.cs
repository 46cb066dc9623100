using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads the keys of a pool file.</summary>
internal sealed class PoolFileKeys(PoolFileJson json, PoolFileSecrets secrets)
{
    /// <summary>Reads the list of keys, each into its slot, also those that are wrong: mistakes are told by the position.</summary>
    public void Read(JsonElement list, IList<KeyOptions> keys)
    {
        foreach (JsonElement key in json.Items(list, "keys"))
            keys.Add(ReadKey(key, keys.Count));
    }

    private KeyOptions ReadKey(JsonElement element, int slot)
    {
        string place = $"keys[{slot}]";
        string[] known = ["alias", "env", "file", "account", "group", "weight", "priority", "concurrency", "pace", "expires_at", "replacement"];
        var key = new KeyOptions();
        string? variable = null, file = null;
        JsonElement? replacement = null;
        foreach (JsonProperty member in json.Members(element, place, known))
        {
            string memberPlace = $"{place}.{member.Name}";
            switch (member.Name)
            {
                case "alias":
                    key.Alias = json.Text(member.Value, memberPlace);
                    break;
                case "env":
                    variable = json.Text(member.Value, memberPlace);
                    break;
                case "file":
                    file = json.Text(member.Value, memberPlace);
                    break;
                case "account":
                    key.Account = json.Text(member.Value, memberPlace);
                    break;
                case "group":
                    key.Group = json.Text(member.Value, memberPlace);
                    break;
                case "weight":
                    key.Weight = json.Number(member.Value, memberPlace) ?? key.Weight;
                    break;
                case "priority":
                    key.Priority = json.WholeNumber(member.Value, memberPlace) ?? key.Priority;
                    break;
                case "concurrency":
                    key.MaxConcurrency = json.WholeNumber(member.Value, memberPlace);
                    break;
                case "pace":
                    key.Pace = json.Number(member.Value, memberPlace);
                    break;
                case "expires_at":
                    key.ExpiresAt = json.Moment(member.Value, memberPlace);
                    break;
                case "replacement":
                    replacement = member.Value;
                    break;
            }
        }

        // The alias may stand behind what is told by it.
        string alias = KeyRing.AliasOf(key, slot);
        key.Secret = secrets.Read(place, alias, variable, file);
        if (replacement is { ValueKind: not JsonValueKind.Null } source)
            key.Replacement = ReadReplacement(source, $"{place}.replacement", alias);
        return key;
    }

    private ApiKey? ReadReplacement(JsonElement element, string place, string alias)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            json.Report(place, "must be an object that names the source of the new secret with \"env\" or \"file\"");
            return null;
        }

        string? variable = null, file = null;
        foreach (JsonProperty member in json.Members(element, place, "env", "file"))
        {
            string? text = json.Text(member.Value, $"{place}.{member.Name}");
            if (member.Name == "env")
                variable = text;
            else
                file = text;
        }

        return secrets.Read(place, alias, variable, file);
    }
}
