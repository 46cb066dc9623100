// Checks the JSON that `openrouter-aot demo --json` prints: nothing lost, some of it failed on the way, and every attempt accounted for.
#:property PublishAot=false
using System.Text.Json;

JsonElement demo = JsonDocument.Parse(File.ReadAllBytes(args[0])).RootElement;
long requests = Number(demo, "requests"), attempts = Number(demo, "attempts");
var mistakes = new List<string>();
Check(requests >= 500, $"{requests} requests are fewer than 500");
Check(Number(demo, "succeeded") == requests, $"{Number(demo, "succeeded")} of {requests} requests succeeded");
Check(Number(demo, "failed") == 0, $"{Number(demo, "failed")} requests failed");
Check(attempts > requests, $"{attempts} attempts for {requests} requests: nothing went wrong, so nothing was shown");
Check(demo.GetProperty("seconds").GetDouble() is > 0 and < 60, $"it took {demo.GetProperty("seconds")} seconds");
foreach (string part in (string[])["keys", "models"])
{
    JsonElement[] rows = [.. demo.GetProperty(part).EnumerateObject().Select(row => row.Value)];
    Check(rows.Length >= 3, $"there are only {rows.Length} {part}");
    Check(rows.Sum(row => Number(row, "attempts")) == attempts, $"the attempts of the {part} do not add up to {attempts}");
    Check(rows.All(row => Number(row, "succeeded") + Number(row, "failed") == Number(row, "attempts")), $"successes and failures of some of the {part} do not add up");
    Check(rows.Sum(row => Number(row, "succeeded")) == requests, $"the successes of the {part} do not add up to {requests}");
}

mistakes.ForEach(mistake => Console.Error.WriteLine("demo: " + mistake));
if (mistakes.Count == 0)
    Console.WriteLine($"demo: {requests} requests in {attempts} attempts, and everything adds up");
return mistakes.Count == 0 ? 0 : 1;

static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

void Check(bool holds, string mistake)
{
    if (!holds)
        mistakes.Add(mistake);
}
