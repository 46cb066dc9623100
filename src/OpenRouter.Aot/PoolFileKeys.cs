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
        string[] known = ["alias", .. secrets.Members, "account", "group", "weight", "priority", "concurrency", "pace", "expires_at", "replacement"];
        var key = new KeyOptions();
        var named = new List<(string Member, string Name)>();
        JsonElement? replacement = null;
        foreach (JsonProperty member in json.Members(element, place, known))
        {
            string memberPlace = $"{place}.{member.Name}";
            switch (member.Name)
            {
                case "alias":
                    key.Alias = json.Text(member.Value, memberPlace);
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
                default:
                    ReadSource(member, memberPlace, named);
                    break;
            }
        }

        // The alias may stand behind what is told by it.
        string alias = KeyRing.AliasOf(key, slot);
        key.Secret = secrets.Read(place, alias, named);
        if (replacement is { ValueKind: not JsonValueKind.Null } source)
            key.Replacement = ReadReplacement(source, $"{place}.replacement", alias);
        return key;
    }

    private ApiKey? ReadReplacement(JsonElement element, string place, string alias)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            json.Report(place, "must be an object that names the source of the new secret with " + json.SourcesText);
            return null;
        }

        var named = new List<(string Member, string Name)>();
        foreach (JsonProperty member in json.Members(element, place, secrets.Members))
            ReadSource(member, $"{place}.{member.Name}", named);
        return secrets.Read(place, alias, named);
    }

    private void ReadSource(JsonProperty member, string place, List<(string Member, string Name)> named)
    {
        if (json.Text(member.Value, place) is { } name)
            named.Add((member.Name, name));
    }
}
