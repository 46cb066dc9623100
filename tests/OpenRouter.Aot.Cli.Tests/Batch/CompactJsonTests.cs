using System.Text;

namespace OpenRouter.Aot.Cli.Tests.Batch;

public class CompactJsonTests
{
    [Theory]
    [InlineData("""{"a":[1,{"b c":"d \" e"},null],"f":{},"g":[]}""")]
    [InlineData(""" {"a":1}""")]
    [InlineData("""{"a":1} """)]
    [InlineData("""{ "a":1}""")]
    [InlineData("""{"a" :1}""")]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"a":1 }""")]
    [InlineData("""{"a":1, "b":2}""")]
    [InlineData("""{"a":1 ,"b":2}""")]
    [InlineData("[1,\n2]")]
    [InlineData("[ ]")]
    [InlineData("\"a b\"")]
    [InlineData("7")]
    [InlineData("7 ")]
    [InlineData("{\"a\":")]
    [InlineData("")]
    public void It_is_compact_where_nothing_is_to_be_removed(string text)
    {
        byte[] json = Encoding.UTF8.GetBytes(text);
        bool isSame = CompactJson.TryCompact(json, out byte[] compact) && compact.AsSpan().SequenceEqual(json);
        Assert.Equal(isSame, CompactJson.IsCompact(json));
    }
}
