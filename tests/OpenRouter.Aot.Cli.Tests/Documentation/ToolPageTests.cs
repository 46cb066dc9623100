using System.CommandLine;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>docs/tool.md and the help say what the tool does, and nothing else.</summary>
public sealed class ToolPageTests
{
    public static TheoryData<string> Commands => [.. All(Root(), "").Select(one => one.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_a_section_with_each_of_its_options(string path)
    {
        string section = ToolPage.Find().Section($"`{path}`");
        foreach (Option option in All(Root(), "").Single(one => one.Path == path).Command.Options)
            Assert.True(section.Contains($"`{option.Name}", StringComparison.Ordinal), $"docs/tool.md does not say what {path} {option.Name} does.");
    }

    [Fact]
    public void What_holds_everywhere_is_said()
    {
        string section = ToolPage.Find().Section("Everywhere");
        foreach (Option option in Root().Options)
            Assert.Contains($"`{option.Name}", section, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_examples_of_the_page_print_what_it_says()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The examples are for a shell of Linux.");
        ToolPage page = ToolPage.Find();
        string now = await page.RunAsync();
        if (Environment.GetEnvironmentVariable("OPENROUTER_ACCEPT_GOLDEN") == "1")
            await File.WriteAllTextAsync(page.Path, now, TestContext.Current.CancellationToken);
        string[] expected = ToolPage.WithoutChance(page.Text).Split('\n'), actual = ToolPage.WithoutChance(now).Split('\n');
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            Assert.True(expected[i] == actual[i], $"docs/tool.md, line {i + 1}, says\n{expected[i]}\nand the tool prints\n{actual[i]}\nOPENROUTER_ACCEPT_GOLDEN=1 takes over what it prints.");
        Assert.Equal(expected.Length, actual.Length);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_examples_of_the_help_can_be_run(string path)
    {
        RootCommand root = Root();
        var command = Assert.IsType<ToolCommand>(All(root, "").Single(one => one.Path == path).Command);
        Assert.InRange(command.Examples.Count, 2, 4);
        foreach (string example in command.Examples)
        {
            Assert.StartsWith($"openrouter-aot {path}", example, StringComparison.Ordinal);
            string line = example.Split(["<", " > ", " >> ", "||"], StringSplitOptions.None)[0];
            Assert.True(root.Parse(line["openrouter-aot ".Length..]).Errors is [], $"{example}\n{string.Join('\n', root.Parse(line["openrouter-aot ".Length..]).Errors)}");
        }
    }

    [Fact]
    public async Task The_help_ends_with_the_examples()
    {
        ToolResult run = (await ToolProcess.RunAsync(["keys", "rotate", "--help"])).Expect(0);
        Assert.Contains("Examples:\n  openrouter-aot keys rotate main --output main-2.key --pool pool.json\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("REQUIRED", run.Output, StringComparison.Ordinal);
    }

    private static RootCommand Root() => Tool.Create(new Interruption());

    private static IEnumerable<(string Path, Command Command)> All(Command parent, string path) => parent.Subcommands.SelectMany(command =>
        All(command, $"{path}{command.Name} ").Prepend(($"{path}{command.Name}", command)));
}
