namespace Routing.Lab.Tests;

public sealed class AgentKeysTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Keys_are_read_by_agent()
    {
        File.WriteAllText(_file, """{"li-na":"rk_1_a","bo":"rk_2_b"}""");
        var keys = AgentKeys.Read(_file);
        Assert.Equal("rk_2_b", keys["bo"]);
        AgentKeys.Check(keys, ["bo", "li-na"], _file);
    }

    [Theory]
    [InlineData("nonsense", "no such JSON")]
    [InlineData("[]", "no such JSON")]
    [InlineData("""{"li-na":5}""", "no such JSON")]
    [InlineData("""{"li-na":null}""", "li-na has none")]
    public void What_is_no_file_of_keys_is_refused_in_words(string text, string named)
    {
        File.WriteAllText(_file, text);
        Assert.Contains(named, Assert.Throws<InvalidDataException>(() => AgentKeys.Read(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_without_a_key_is_named_before_the_play_begins() =>
        Assert.Contains("bo has none", Assert.Throws<InvalidDataException>(() => AgentKeys.Check(new Dictionary<string, string> { ["li-na"] = "k" }, ["bo", "li-na"], _file)).Message, StringComparison.Ordinal);
}
