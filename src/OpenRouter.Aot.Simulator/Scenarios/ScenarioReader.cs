using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Turns the text of a scenario into its object model, and finds every mistake on the way.</summary>
internal static class ScenarioReader
{
    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static Scenario Read(string json, string? source)
    {
        List<string> mistakes = [];
        var scenario = new Scenario();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, s_lenient);
            Read(new ScenarioObject(document.RootElement, "", mistakes), scenario);
        }
        catch (JsonException exception)
        {
            throw new ScenarioException([$"line {exception.LineNumber + 1}: is not JSON: {exception.Message}"], source);
        }

        mistakes.AddRange(ScenarioValidation.Mistakes(scenario));
        return mistakes.Count == 0 ? scenario : throw new ScenarioException(mistakes, source);
    }

    private static void Read(ScenarioObject root, Scenario scenario)
    {
        scenario.Seed = root.Integer("seed") ?? 0;
        foreach (ScenarioObject key in root.Objects("keys")) scenario.Keys.Add(ReadKey(key));
        foreach (ScenarioObject account in root.Objects("accounts")) scenario.Accounts.Add(ReadAccount(account));
        foreach (ScenarioObject model in root.Objects("models")) scenario.Models.Add(ReadModel(model));
        foreach (ScenarioObject fault in root.Objects("faults")) scenario.Faults.Add(ReadFault(fault));
        root.End();
    }

    private static ScenarioKey ReadKey(ScenarioObject source)
    {
        var key = new ScenarioKey();
        key.Alias = source.Text("alias") ?? key.Alias;
        key.Secret = source.Text("secret") ?? key.Secret;
        key.Account = source.Text("account") ?? key.Account;
        key.Limit = source.Money("limit");
        key.LimitReset = ReadReset(source);
        key.Disabled = source.Flag("disabled") ?? false;
        key.ExpiresAt = source.Time("expires_at");
        key.IsManagementKey = source.Flag("is_management_key") ?? false;
        source.End();
        return key;
    }

    private static LimitReset? ReadReset(ScenarioObject source)
    {
        switch (source.Text("limit_reset"))
        {
            case null: return null;
            case "daily": return LimitReset.Daily;
            case "weekly": return LimitReset.Weekly;
            case "monthly": return LimitReset.Monthly;
            default:
                source.Mistake("limit_reset", "must be daily, weekly, monthly or null");
                return null;
        }
    }

    private static ScenarioAccount ReadAccount(ScenarioObject source)
    {
        var account = new ScenarioAccount();
        account.Name = source.Text("name") ?? account.Name;
        account.Credits = source.Money("credits");
        account.FreeWindowSeconds = source.Number("free_window_seconds") ?? account.FreeWindowSeconds;
        account.FreeRequestsPerMinute = source.Integer("free_requests_per_minute") ?? account.FreeRequestsPerMinute;
        account.FreeRequestsPerDay = source.Integer("free_requests_per_day");
        account.InFlightBudgetUsd = source.Money("in_flight_budget_usd");
        account.MaxInFlight = source.Integer("max_in_flight");
        account.CreditsForManagersOnly = source.Flag("credits_for_managers_only") ?? false;
        account.UserId = source.Text("user_id");
        account.OrganizationId = source.Text("organization_id");
        source.End();
        return account;
    }

    private static ScenarioModel ReadModel(ScenarioObject source)
    {
        var model = new ScenarioModel();
        model.Id = source.Text("id") ?? model.Id;
        model.PromptPrice = source.Money("prompt_price");
        model.CompletionPrice = source.Money("completion_price");
        model.LatencyMs = source.Range("latency_ms") ?? model.LatencyMs;
        model.TokensPerSecond = source.Number("tokens_per_second");
        model.CompletionTokens = source.Range("completion_tokens") ?? model.CompletionTokens;
        model.ContextLength = source.Integer("context_length") ?? model.ContextLength;
        model.InputModalities = source.Texts("input_modalities") ?? model.InputModalities;
        model.OutputModalities = source.Texts("output_modalities") ?? model.OutputModalities;
        model.SupportedParameters = source.Texts("supported_parameters") ?? model.SupportedParameters;
        model.RequestsPerMinute = source.Integer("requests_per_minute");
        model.RetryAfterSeconds = source.Integer("retry_after_seconds");
        model.Provider = source.Text("provider") ?? model.Provider;
        model.Batch = source.Flag("batch") ?? model.Batch;
        model.BatchSeconds = source.Number("batch_seconds") ?? model.BatchSeconds;
        source.End();
        return model;
    }

    private static ScenarioFault ReadFault(ScenarioObject source)
    {
        var fault = new ScenarioFault { Name = source.Text("name") };
        string? kind = source.Text("kind");
        if (kind is null)
        {
            source.Mistake("kind", "is missing");
        }
        else if (FaultKindNames.TryParse(kind, out FaultKind known))
        {
            fault.Kind = known;
        }
        else
        {
            source.Mistake("kind", $"'{kind}' is not a kind of fault; known are {FaultKindNames.All}");
        }

        if (source.Object("when") is { } when) fault.When = ReadCondition(when);
        fault.Status = source.Integer("status");
        fault.Message = source.Text("message");
        fault.RetryAfterSeconds = source.Integer("retry_after_seconds");
        fault.RetryAtEnd = source.Flag("retry_at_end") ?? false;
        fault.AfterTokens = source.Integer("after_tokens");
        fault.DelayMs = source.Integer("delay_ms");
        fault.Count = source.Integer("count");
        fault.Forever = source.Flag("forever") ?? false;
        fault.Body = source.Text("body");
        fault.ContentType = source.Text("content_type");
        source.End();
        return fault;
    }

    private static FaultCondition ReadCondition(ScenarioObject source)
    {
        var condition = new FaultCondition
        {
            Key = source.Text("key"),
            Account = source.Text("account"),
            Model = source.Text("model"),
            Endpoint = source.Text("endpoint"),
            Stream = source.Flag("stream"),
            FromRequest = source.Integer("from_request"),
            UntilRequest = source.Integer("until_request"),
            FromSeconds = source.Number("from_seconds"),
            UntilSeconds = source.Number("until_seconds"),
            PeriodSeconds = source.Number("period_seconds"),
            FromFirstAttempt = source.Flag("from_first_attempt") ?? false,
            Every = source.Integer("every"),
            Probability = source.Number("probability"),
            Times = source.Integer("times"),
        };
        source.End();
        return condition;
    }
}
