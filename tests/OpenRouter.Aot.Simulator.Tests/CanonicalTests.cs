using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

public class CanonicalTests
{
    [Theory]
    [InlineData("1", "1.0", "1e0", "10e-1", "0.1E+1", "1.000")]
    [InlineData("0", "-0", "0.0", "0e999999999999999999999", "-0.000e-5")]
    [InlineData("-1200", "-1.2e3", "-12E2", "-1200.00")]
    [InlineData("1e400", "10e399", "0.1e401")]
    public void Equal_numbers_have_one_form(params string[] numbers)
    {
        Assert.Single(numbers.Select(number => CanonicalNumber.Of(number)).Distinct());
    }

    [Theory]
    [InlineData("1", "-1", "10", "0.1", "11", "1e1000")]
    [InlineData("9007199254740992", "9007199254740993", "9007199254740992.0000000000000000001")]
    [InlineData("1e99999999999999999999", "1e99999999999999999998")]
    [InlineData("0.1", "0.1000000000000000055511151231257827", "0.10000000000000001")]
    public void Different_numbers_have_different_forms(params string[] numbers)
    {
        Assert.Equal(numbers.Length, numbers.Select(number => CanonicalNumber.Of(number)).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"a":1,"b":[true,null,"x"]}""", """ { "b" : [ true , null , "\u0078" ] , "a" : 1.0 } """)]
    [InlineData("""{"a":{"c":"é/","d":2}}""", """{"a":{"d":2e0,"c":"\u00e9\/"}}""")]
    [InlineData("""{"a":2}""", """{"a":1,"a":2}""")]
    public void Equal_values_have_one_form(string one, string other) => Assert.Equal(Form(one), Form(other));

    [Theory]
    [InlineData("""["a","b"]""", """["b","a"]""")]
    [InlineData("""["1"]""", """[1]""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""["a,b"]""", """["a","b"]""")]
    [InlineData("""[[],[]]""", """[[[]]]""")]
    [InlineData("""{"a":"b"}""", """{"a\"b":""}""")]
    [InlineData("""["\ud800"]""", """["\ud801"]""")]
    public void Different_values_have_different_forms(string one, string other) => Assert.NotEqual(Form(one), Form(other));

    private static string Form(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(JsonDocument.Parse(json).RootElement));
}
