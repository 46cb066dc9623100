using OpenRouter.Aot.Generators.Model;
using OpenRouter.Aot.Generators.Reading;

namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>Writes what a pool's class gains: its options, its client, and the names of its keys and models.</summary>
internal static class PoolEmitter
{
    private const string Library = "global::OpenRouter.Aot.";

    public static string Emit(PoolSpec pool)
    {
        var writer = new SourceWriter();
        writer.Header(pool.Place.Namespace);
        writer.Open(pool.Place);
        EmitOptions(writer, pool);
        writer.Line();
        EmitClient(writer);
        EmitKeys(writer, pool.Keys);
        EmitModels(writer, pool.Routes);
        writer.Close(pool.Place);
        return writer.ToString();
    }

    private static void EmitOptions(SourceWriter writer, PoolSpec pool)
    {
        string keys = pool.Keys.Count == 1 ? "1 key" : Numbers.Of(pool.Keys.Count) + " keys";
        string models = pool.Routes.Count switch { 0 => "", 1 => " and 1 model alias", int count => $" and {Numbers.Of(count)} model aliases" };
        writer.Line($"/// <summary>Reads the secrets, and gives the options of this pool: {keys}{models}.</summary>");
        Throws(writer);
        writer.Open($"public static {Library}OpenRouterClientOptions CreateOptions()");
        writer.Line($"var pool = new {Library}KeyPoolBuilder({Naming.Literal(pool.Place.FullName)});");
        EmitSettings(writer, pool.Settings);
        foreach (AccountSpec account in pool.Accounts)
        {
            string limit = account.MaxConcurrency is { } most ? $" {{ MaxConcurrency = {Numbers.Of(most)} }}" : "()";
            writer.Line($"pool.Options.Accounts[{Naming.Literal(account.Label)}] = new {Library}AccountOptions{limit};");
        }

        foreach (RouteSpec route in pool.Routes)
            writer.Line($"pool.Options.Models[{Naming.Literal(route.Alias)}] = {PoolReader.ModelsClass}.{Naming.Identifier(route.Identifier)};");
        foreach (KeySpec key in pool.Keys)
            EmitKey(writer, key);
        writer.Line("return pool.Build();");
        writer.Close();
    }

    private static void EmitSettings(SourceWriter writer, PoolSettings settings)
    {
        if (settings.Strategy is { } strategy)
        {
            bool isNumber = strategy[0] is '-' or (>= '0' and <= '9');
            writer.Line($"pool.Options.Strategy = {(isNumber ? $"({Library}KeyStrategy)({strategy})" : $"{Library}KeyStrategy.{strategy}")};");
        }

        if (settings.FailureThreshold is { } threshold)
            writer.Line($"pool.Options.Breaker.FailureThreshold = {Numbers.Of(threshold)};");
        EmitTime("FailureWindow", settings.FailureWindow);
        EmitTime("Cooldown", settings.Cooldown);
        EmitTime("MaxCooldown", settings.MaxCooldown);
        if (settings.BaseUrl is { } address)
            writer.Line($"pool.SetBaseUrl({Naming.Literal(address)});");
        if (settings.AppUrl is { } app)
            writer.Line($"pool.SetAppUrl({Naming.Literal(app)});");
        if (settings.AppTitle is { } title)
            writer.Line($"pool.Options.AppTitle = {Naming.Literal(title)};");

        void EmitTime(string name, double? seconds)
        {
            if (seconds is not { } number)
                return;
            // What no time can hold would throw before all that is wrong is known; these are refused with the rest.
            string time = number switch
            {
                > -1e9 and < 1e9 => $"FromSeconds({Numbers.Of(number)})",
                >= 1e9 => "MaxValue",
                _ => "MinValue",
            };
            writer.Line($"pool.Options.Breaker.{name} = global::System.TimeSpan.{time};");
        }
    }

    private static void EmitKey(SourceWriter writer, KeySpec key)
    {
        if ((key.Variable ?? key.File) is not { } source)
            return;
        var options = new List<string> { $"Alias = {PoolReader.KeysClass}.{Naming.Identifier(key.Identifier)}" };
        if (key.Account is { } account)
            options.Add($"Account = {Naming.Literal(account)}");
        if (key.Group is { } group)
            options.Add($"Group = {Naming.Literal(group)}");
        if (key.Weight is { } weight)
            options.Add($"Weight = {Numbers.Of(weight)}");
        if (key.Priority is { } priority)
            options.Add($"Priority = {Numbers.Of(priority)}");
        if (key.MaxConcurrency is { } most)
            options.Add($"MaxConcurrency = {Numbers.Of(most)}");
        if (key.Pace is { } pace)
            options.Add($"Pace = {Numbers.Of(pace)}");
        writer.Line($"pool.{(key.Variable is null ? "AddKeyFromFile" : "AddKeyFromVariable")}(");
        writer.Under($"new {Library}KeyOptions {{ {string.Join(", ", options)} }},");
        writer.Under($"{Naming.Literal(source)});");
    }

    private static void EmitClient(SourceWriter writer)
    {
        writer.Line("/// <summary>Makes a client of this pool. Make one for the life of the program, and dispose it at the end.</summary>");
        writer.Line("/// <param name=\"configure\">Changes what the attributes do not say; null to change nothing.</param>");
        Throws(writer);
        writer.Open($"public static {Library}OpenRouterClient CreateClient(global::System.Action<{Library}OpenRouterClientOptions>? configure = null)");
        writer.Line($"{Library}OpenRouterClientOptions options = CreateOptions();");
        writer.Line("configure?.Invoke(options);");
        writer.Line($"return new {Library}OpenRouterClient(options);");
        writer.Close();
    }

    private static void EmitKeys(SourceWriter writer, EquatableArray<KeySpec> keys)
    {
        if (keys.Count == 0)
            return;
        writer.Line();
        writer.Line("/// <summary>The aliases of this pool's keys, as they stand in logs, metrics, errors and statistics.</summary>");
        writer.Open($"public static class {PoolReader.KeysClass}");
        for (int i = 0; i < keys.Count; i++)
        {
            if (i > 0)
                writer.Line();
            writer.Line($"/// <summary>The key {XmlText.Code(keys[i].Alias)}{SourceOf(keys[i])}.</summary>");
            writer.Line($"public {Hides(keys[i].Identifier)}const string {Naming.Identifier(keys[i].Identifier)} = {Naming.Literal(keys[i].Alias)};");
        }

        writer.Close();
    }

    private static string SourceOf(KeySpec key) =>
        key.Variable is { } variable ? $", from the environment variable {XmlText.Code(variable)}" : key.File is { } file ? $", from the file {XmlText.Code(file)}" : "";

    private static void EmitModels(SourceWriter writer, EquatableArray<RouteSpec> routes)
    {
        if (routes.Count == 0)
            return;
        writer.Line();
        writer.Line("/// <summary>The models that this pool has names for.</summary>");
        writer.Open($"public static class {PoolReader.ModelsClass}");
        for (int i = 0; i < routes.Count; i++)
        {
            if (i > 0)
                writer.Line();
            string slugs = string.Join(", then ", routes[i].Slugs.Select(XmlText.Code));
            writer.Line($"/// <summary>The model {XmlText.Code(routes[i].Alias)}: {slugs}.</summary>");
            string arguments = string.Join(", ", routes[i].Slugs.Select(Naming.Literal));
            writer.Line($"public {Hides(routes[i].Identifier)}static {Library}ModelRoute {Naming.Identifier(routes[i].Identifier)} {{ get; }} = new({arguments});");
        }

        writer.Close();
    }

    private static string Hides(string name) =>
        name is "Equals" or "GetHashCode" or "GetType" or "MemberwiseClone" or "ReferenceEquals" or "ToString" ? "new " : "";

    private static void Throws(SourceWriter writer) => writer.Line(
        $"/// <exception cref=\"{Library}OpenRouterConfigurationException\">A secret is missing, or something is wrong; it lists every mistake.</exception>");
}
