using System.Xml.Linq;

namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>The command line: what it knows, and what it says of what it does not.</summary>
public class CommandTests
{
    [Fact]
    public void Help_names_all_scenarios_and_policies()
    {
        (int code, string output, string errors) = Run("--help");
        Assert.Equal((0, ""), (code, errors));
        Assert.All(ScenarioCatalogue.All, scenario => Assert.Contains(scenario.Name, output));
        Assert.All(ClientCatalogue.Names, name => Assert.Contains(name, output));
    }

    [Theory]
    [InlineData("There is no scenario 'nowhere'. There are: all-good, ", "--scenario", "nowhere")]
    [InlineData("There is no policy 'nobody'. There are: ours, oracle, ", "--scenario", "all-good", "--policy", "nobody")]
    [InlineData("'minus' is no seed", "--scenario", "all-good", "--seed", "minus")]
    [InlineData("--seed wants a value.", "--scenario", "all-good", "--seed")]
    [InlineData("'--what' is not known.", "--what", "ever")]
    [InlineData("Name a scenario")]
    [InlineData("leave --scenario away", "--scenario", "all-good", "--table", "x.md")]
    [InlineData("leave --table away", "--picture", "x.svg", "--table", "x.md")]
    public void A_mistake_is_named(string mistake, params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(mistake, errors);
    }

    [Fact]
    public void A_run_tells_its_figures_and_draws_a_picture()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".svg");
        try
        {
            (int code, string output, _) = Run("--scenario", "free-quota", "--policy", "ours", "--seed", "3", "--picture", path);
            Assert.Equal(0, code);
            Assert.Contains("| ours | ", output);
            Assert.Contains("seed 3, ", output);
            XDocument picture = XDocument.Load(path);
            XName pathElement = XName.Get("path", "http://www.w3.org/2000/svg");
            // In flight, width, waste and waiting.
            Assert.Equal(4, picture.Descendants(pathElement).Count());
            Assert.DoesNotContain("NaN", picture.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        int code = Commands.Run(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
