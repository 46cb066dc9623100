using System.Globalization;
using Microsoft.CodeAnalysis;
using OpenRouter.Aot.Generators.Reading;
using OpenRouter.Aot.Generators.Rules;

namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>Finds what is wrong with a pool's strategy, breaker and addresses.</summary>
internal static class SettingMistakes
{
    private const int RoundRobin = 0;

    public static void Find(PoolDeclaration declaration, AttributeArguments mark, Action<Diagnostic> report)
    {
        FindStrategy(declaration, mark, report);
        Ranges.Check(mark, "FailureThreshold", "FailureThreshold", PoolRanges.IsThreshold, PoolRanges.Threshold, report);
        foreach (string time in (string[])["FailureWindowSeconds", "CooldownSeconds", "MaxCooldownSeconds"])
            Ranges.Check(mark, time, time, PoolRanges.IsTime, PoolRanges.Time, report);
        FindCooldowns(mark, report);
        FindAddress(mark, "BaseUrl", isBase: true, report);
        FindAddress(mark, "AppUrl", isBase: false, report);
    }

    private static void FindStrategy(PoolDeclaration declaration, AttributeArguments mark, Action<Diagnostic> report)
    {
        if (mark.Find("Strategy") is not { Kind: TypedConstantKind.Enum, Value: int strategy })
            return;
        if (strategy is < 0 or > 2)
            report(Diagnostic.Create(PoolRules.OutOfRange, mark.PlaceOf("Strategy"), "Strategy", Ranges.Text(strategy), PoolRanges.Strategy));
        AttributeArguments? weighted = declaration.Keys.FirstOrDefault(key => key.Number("Weight") is { } weight && weight != 1 && PoolRanges.IsWeight(weight));
        if (strategy == RoundRobin && weighted is not null)
            report(Diagnostic.Create(PoolRules.WeightIgnored, mark.PlaceOf("Strategy"), weighted.Text(0), Ranges.Text(weighted.Number("Weight")!.Value)));
    }

    private static void FindCooldowns(AttributeArguments mark, Action<Diagnostic> report)
    {
        double first = mark.Number("CooldownSeconds") ?? PoolRanges.Cooldown, longest = mark.Number("MaxCooldownSeconds") ?? PoolRanges.MaxCooldown;
        if (PoolRanges.IsTime(first) && PoolRanges.IsTime(longest) && longest < first)
        {
            Location place = mark.PlaceOf(mark.Has("MaxCooldownSeconds") ? "MaxCooldownSeconds" : "CooldownSeconds");
            report(Diagnostic.Create(PoolRules.CooldownsCross, place, Ranges.Text(longest), Ranges.Text(first)));
        }
    }

    private static void FindAddress(AttributeArguments mark, string property, bool isBase, Action<Diagnostic> report)
    {
        if (mark.Text(property) is { } text && FindMistake(text, isBase) is { } mistake)
            report(Diagnostic.Create(PoolRules.NoAddress, mark.PlaceOf(property), property, text, mistake));
    }

    private static string? FindMistake(string text, bool isBase)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri address))
            return "is no address: begin it with https://";
        if (!isBase)
            return null;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return "is no http or https address";
        if (address.Scheme == Uri.UriSchemeHttp && IsOpenRouter(address.Host))
            return "is not encrypted, so that everybody on the way could read the keys: begin it with https";
        if (address.UserInfo.Length > 0)
            return "holds a user name or password: remove it, keys travel in a header";
        return address.Query.Length > 0 || address.Fragment.Length > 0 ? "has a query or a fragment: remove it, paths are added behind it" : null;
    }

    private static bool IsOpenRouter(string host) =>
        host.Equals("openrouter.ai", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".openrouter.ai", StringComparison.OrdinalIgnoreCase);
}
