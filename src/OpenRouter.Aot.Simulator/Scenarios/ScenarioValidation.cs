namespace OpenRouter.Aot.Simulator;

/// <summary>Finds every mistake in a scenario's object model, whether it was read or built.</summary>
internal static class ScenarioValidation
{
    /// <summary>Ten minutes: no client waits longer, and a longer delay is a slip of the pen.</summary>
    private const int LongestDelayMs = 600_000;

    /// <summary>The window of a batch.</summary>
    private const int LongestBatchSeconds = 86_400;

    private const int MostTokens = 1_000_000;
    private const int MostKeepAlives = 10_000;

    public static List<string> Mistakes(Scenario scenario)
    {
        List<string> mistakes = [];
        HashSet<string> accounts = [.. scenario.Accounts.Select(account => account.Name)];
        HashSet<string> aliases = [.. scenario.Keys.Select(key => key.Alias)];
        CheckKeys(scenario, accounts, mistakes);
        CheckAccounts(scenario, mistakes);
        CheckModels(scenario, mistakes);
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            ScenarioFault fault = scenario.Faults[i];
            string path = $"faults[{i}]";
            if (fault.Name is { } name && !names.Add(name)) mistakes.Add($"{path}.name: '{name}' is there twice");
            CheckFault(fault, path, mistakes);
            CheckCondition(scenario, fault.When, $"{path}.when", aliases, accounts, mistakes);
            if (fault is { RetryAtEnd: true, When.UntilSeconds: null }) mistakes.Add($"{path}.retry_at_end: needs when.until_seconds");
            (string What, IReadOnlyList<FaultKind> Kinds)? place = fault.When.Endpoint switch
            {
                InferenceEndpointNames.Key => ("a question about a key", LookupHandler.KeyFaults),
                InferenceEndpointNames.Batch => ("a request of a batch", BatchPlayer.Faults),
                InferenceEndpointNames.BatchSubmit => ("the submission of a batch", BatchHandler.SubmitFaults),
                InferenceEndpointNames.BatchRun => ("a batch as a whole", BatchPlayer.RunFaults),
                _ => null,
            };
            if (place is { } narrow && !narrow.Kinds.Contains(fault.Kind))
            {
                string can = string.Join(", ", narrow.Kinds.Select(FaultKindNames.Of));
                mistakes.Add($"{path}.kind: {narrow.What} cannot fail with {FaultKindNames.Of(fault.Kind)}; it can with {can}");
            }
        }

        return mistakes;
    }

    private static void CheckKeys(Scenario scenario, HashSet<string> accounts, List<string> mistakes)
    {
        HashSet<string> aliases = new(StringComparer.Ordinal), secrets = new(StringComparer.Ordinal);
        for (int i = 0; i < scenario.Keys.Count; i++)
        {
            ScenarioKey key = scenario.Keys[i];
            string path = $"keys[{i}]";
            if (key.Alias.Length == 0) mistakes.Add($"{path}.alias: is missing");
            else if (key.Alias == Tally.Unknown) mistakes.Add($"{path}.alias: 'unknown' is the alias of keys that are not listed");
            else if (!aliases.Add(key.Alias)) mistakes.Add($"{path}.alias: '{key.Alias}' is there twice");

            if (key.Secret.Length == 0) mistakes.Add($"{path}.secret: is missing");
            else if (!IsPrintable(key.Secret)) mistakes.Add($"{path}.secret: must be printable ASCII without white space");
            else if (!secrets.Add(key.Secret)) mistakes.Add($"{path}.secret: another key has the same");

            if (key.Account != Ledger.DefaultAccount && !accounts.Contains(key.Account))
            {
                mistakes.Add($"{path}.account: there is no account '{key.Account}'");
            }

            NotNegative(key.Limit, $"{path}.limit", mistakes);
        }
    }

    private static void CheckAccounts(Scenario scenario, List<string> mistakes)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < scenario.Accounts.Count; i++)
        {
            ScenarioAccount account = scenario.Accounts[i];
            string path = $"accounts[{i}]";
            if (account.Name.Length == 0) mistakes.Add($"{path}.name: is missing");
            else if (account.Name == Tally.Unknown) mistakes.Add($"{path}.name: 'unknown' is the account of keys that are not listed");
            else if (!names.Add(account.Name)) mistakes.Add($"{path}.name: '{account.Name}' is there twice");
            NotNegative(account.FreeRequestsPerMinute, $"{path}.free_requests_per_minute", mistakes);
            if (account.FreeWindowSeconds is not (> 0 and <= 86_400)) mistakes.Add($"{path}.free_window_seconds: must be more than 0, and at most 86400");
            NotNegative(account.FreeRequestsPerDay, $"{path}.free_requests_per_day", mistakes);
            NotNegative(account.InFlightBudgetUsd, $"{path}.in_flight_budget_usd", mistakes);
            Between(account.MaxInFlight, 1, int.MaxValue, $"{path}.max_in_flight", mistakes);
        }
    }

    private static void CheckModels(Scenario scenario, List<string> mistakes)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < scenario.Models.Count; i++)
        {
            ScenarioModel model = scenario.Models[i];
            string path = $"models[{i}]";
            if (model.Id.Length == 0) mistakes.Add($"{path}.id: is missing");
            else if (ModelSlug.Base(model.Id) != model.Id) mistakes.Add($"{path}.id: '{model.Id}' has a routing suffix; leave it out");
            else if (!ids.Add(model.Id)) mistakes.Add($"{path}.id: '{model.Id}' is there twice");
            NotNegative(model.PromptPrice, $"{path}.prompt_price", mistakes);
            NotNegative(model.CompletionPrice, $"{path}.completion_price", mistakes);
            CheckRange(model.LatencyMs, 0, LongestDelayMs, $"{path}.latency_ms", mistakes);
            CheckRange(model.CompletionTokens, 1, MostTokens, $"{path}.completion_tokens", mistakes);
            Between(model.ContextLength, 1, int.MaxValue, $"{path}.context_length", mistakes);
            NotNegative(model.RequestsPerMinute, $"{path}.requests_per_minute", mistakes);
            NotNegative(model.RetryAfterSeconds, $"{path}.retry_after_seconds", mistakes);
            if (model.BatchSeconds is not (>= 0 and <= LongestBatchSeconds)) mistakes.Add($"{path}.batch_seconds: must be from 0 to {LongestBatchSeconds}");
            if (model.TokensPerSecond is <= 0) mistakes.Add($"{path}.tokens_per_second: must be more than 0");
        }
    }

    private static void CheckFault(ScenarioFault fault, string path, List<string> mistakes)
    {
        if (!Enum.IsDefined(fault.Kind)) mistakes.Add($"{path}.kind: {(int)fault.Kind} is not a kind of fault");
        Between(fault.Status, 200, 599, $"{path}.status", mistakes);
        if (fault is { Kind: FaultKind.Status, Status: null }) mistakes.Add($"{path}.status: is missing; a fault of kind status needs it");
        NotNegative(fault.RetryAfterSeconds, $"{path}.retry_after_seconds", mistakes);
        Between(fault.AfterTokens, 0, MostTokens, $"{path}.after_tokens", mistakes);
        Between(fault.DelayMs, 0, LongestDelayMs, $"{path}.delay_ms", mistakes);
        Between(fault.Count, fault.Kind == FaultKind.Trickle ? 1 : 0, MostKeepAlives, $"{path}.count", mistakes);
        if (fault.Forever) CheckForever(fault, path, mistakes);
        if (fault.ContentType is { } type && type.Any(char.IsControl)) mistakes.Add($"{path}.content_type: has a control character");
    }

    private static void CheckForever(ScenarioFault fault, string path, List<string> mistakes)
    {
        if (fault.Kind is not (FaultKind.KeepAliveWhitespace or FaultKind.Comments))
        {
            mistakes.Add($"{path}.forever: only {FaultKindNames.Of(FaultKind.KeepAliveWhitespace)} and {FaultKindNames.Of(FaultKind.Comments)} go on for ever");
        }

        if (fault.Count is not null) mistakes.Add($"{path}.forever: leaves nothing for count to say");
        if (fault.DelayMs == 0) mistakes.Add($"{path}.delay_ms: must be at least 1 in what goes on for ever");
    }

    private static void CheckCondition(
        Scenario scenario, FaultCondition when, string path, HashSet<string> aliases, HashSet<string> accounts, List<string> mistakes)
    {
        if (when.Key is { } key && key != Tally.Unknown && !aliases.Contains(key)) mistakes.Add($"{path}.key: there is no key '{key}'");
        if (when.Account is { } account && account is not (Ledger.DefaultAccount or Tally.Unknown) && !accounts.Contains(account))
        {
            mistakes.Add($"{path}.account: there is no account '{account}'");
        }

        if (when.Model is { } model && scenario.Models.Count > 0 && !scenario.Models.Any(listed => listed.Id == ModelSlug.Base(model)))
        {
            mistakes.Add($"{path}.model: there is no model '{model}'");
        }

        if (when.Endpoint is { } endpoint && !InferenceEndpointNames.IsPlace(endpoint) && !InferenceEndpointNames.TryParse(endpoint, out _))
        {
            mistakes.Add($"{path}.endpoint: '{endpoint}' is not an endpoint; known are {InferenceEndpointNames.All}, {InferenceEndpointNames.Places}");
        }

        if (when.FromRequest is < 1) mistakes.Add($"{path}.from_request: must be at least 1");
        if (when.UntilRequest < (when.FromRequest ?? 1)) mistakes.Add($"{path}.until_request: must not be before the first");
        if (when.FromSeconds is < 0) mistakes.Add($"{path}.from_seconds: must not be negative");
        if (when.UntilSeconds <= (when.FromSeconds ?? 0)) mistakes.Add($"{path}.until_seconds: must be after the start");
        if (when.PeriodSeconds is <= 0 or double.NaN) mistakes.Add($"{path}.period_seconds: must be more than 0");
        if (when.PeriodSeconds < (when.UntilSeconds ?? when.FromSeconds)) mistakes.Add($"{path}.period_seconds: must not end before the fault does");
        Between(when.Every, 1, int.MaxValue, $"{path}.every", mistakes);
        if (when.Probability is < 0 or > 1 or double.NaN) mistakes.Add($"{path}.probability: must be from 0 to 1");
        if (when.Times is < 1) mistakes.Add($"{path}.times: must be at least 1");
    }

    private static bool IsPrintable(string secret) => secret.All(letter => letter is > ' ' and <= '~');

    private static void CheckRange(ScenarioRange range, int least, int most, string path, List<string> mistakes)
    {
        if (range.Min > range.Max) mistakes.Add($"{path}: min {range.Min} is more than max {range.Max}");
        else if (range.Min < least || range.Max > most) mistakes.Add($"{path}: must be from {least} to {most}");
    }

    private static void Between(int? value, int least, int most, string path, List<string> mistakes)
    {
        if (value < least || value > most)
        {
            mistakes.Add(most == int.MaxValue ? $"{path}: must be at least {least}" : $"{path}: must be from {least} to {most}");
        }
    }

    private static void NotNegative(decimal? value, string path, List<string> mistakes)
    {
        if (value < 0) mistakes.Add($"{path}: must not be negative");
    }
}
